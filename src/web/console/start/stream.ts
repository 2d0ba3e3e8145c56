import type { LiveEvents } from '../api-types.ts';

/** `live`: the desk tells by itself. `asking`: it does not, so pages ask every few seconds. `lost`: it cannot be reached. `none`: nothing is told. */
export type Connection = 'live' | 'asking' | 'lost' | 'none';
export type Kind = keyof LiveEvents;

/** Who hears what comes in. */
export type Hearing = {
  /** `place` is where the stream stands after it. */
  event(kind: Kind, data: unknown, place: string): void;
  /** `isAnew`: it could not go on where it stood, so something may have been missed. */
  connection(now: Connection, isAnew: boolean): void;
};

const kinds = [
  'ticket',
  'message',
  'viewers',
  'typing',
  'presence',
  'desk',
  'reload',
] as const satisfies readonly Kind[];
const comeBackMs = 10_000;

/**
 * Follows the desk's server-sent events until the returned function is called.
 *
 * @param from the place to go on from; undefined begins with what happens from now on
 */
export function follow(address: string, from: string | undefined, hearing: Hearing): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let place = from;
  let isAgain = false;
  const open = () => {
    source = new EventSource(place === undefined ? address : `${address}?after=${encodeURIComponent(place)}`);
    source.onopen = () => {
      hearing.connection('live', isAgain && place === undefined);
      isAgain = false;
    };
    source.onerror = () => {
      // a browser tries again by itself, and where it stood, unless the desk has refused it
      if (source?.readyState !== EventSource.CLOSED) return hearing.connection('lost', false);
      isAgain = true;
      hearing.connection('asking', false);
      timer = setTimeout(open, comeBackMs);
    };
    for (const kind of kinds) {
      source.addEventListener(kind, event => {
        place = event.lastEventId;
        hearing.event(kind, JSON.parse(event.data), place);
      });
    }
  };
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

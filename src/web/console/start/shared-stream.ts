import { type Connection, follow, type Hearing, type Kind } from './stream.ts';

/** What the tabs of one browser tell each other. */
type Told =
  | { type: 'event'; kind: Kind; data: unknown; place: string }
  | { type: 'connection'; now: Connection; isAnew: boolean; place: string | undefined }
  /** A tab has come and does not know how it stands. */
  | { type: 'hello' };

/**
 * One stream for all tabs of a browser, since it opens at most six connections to one desk: the tab that holds the lock follows the desk
 * and tells the others. When it is closed, the next one goes on where it stood. Where a browser cannot share (an address without
 * https), each tab follows for itself.
 *
 * @param owner whose news they are: another operator in the same browser hears none of them
 */
export function followShared(address: string, owner: string, hearing: Hearing): () => void {
  if (!navigator.locks || !window.BroadcastChannel) return follow(address, undefined, hearing);
  const name = `solodesk.live ${owner} ${address}`;
  const channel = new BroadcastChannel(name);
  const over = new AbortController();
  let place: string | undefined;
  let current: Connection = 'asking';
  let isLeading = false;
  let wasTold = false;
  const tell = (told: Told) => channel.postMessage(told);

  channel.onmessage = ({ data }: MessageEvent<Told>) => {
    if (data.type === 'hello') {
      if (isLeading) tell({ type: 'connection', now: current, isAnew: false, place });
      return;
    }
    if (isLeading) return;
    wasTold = true;
    place = data.place ?? place;
    if (data.type === 'event') hearing.event(data.kind, data.data, data.place);
    else hearing.connection(data.now, data.isAnew);
  };
  tell({ type: 'hello' });

  function lead(wasFollowing: boolean): () => void {
    isLeading = true;
    let isFirst = true;
    return follow(address, place, {
      event: (kind, data, at) => {
        place = at;
        hearing.event(kind, data, at);
        tell({ type: 'event', kind, data, place: at });
      },
      connection: (now, isAnew) => {
        current = now;
        // who takes over without knowing where the stream stood may have missed something in between
        const isUnsure = isAnew || (now === 'live' && isFirst && wasFollowing && place === undefined);
        if (now === 'live') isFirst = false;
        hearing.connection(now, isUnsure);
        tell({ type: 'connection', now, isAnew: isUnsure, place });
      },
    });
  }

  navigator.locks
    .request(name, { signal: over.signal }, () => {
      const stop = lead(wasTold);
      return new Promise<void>(resolve => {
        over.signal.addEventListener('abort', () => {
          stop();
          resolve();
        });
      });
    })
    .catch(() => {});
  return () => {
    over.abort();
    channel.close();
  };
}

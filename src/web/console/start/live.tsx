import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { LiveEvents } from '../api-types.ts';
import { deskPath } from '../practice/practice.ts';

/** `live`: the desk tells by itself. `asking`: it does not, so pages ask every few seconds. `lost`: it cannot be reached. */
export type Connection = 'live' | 'asking' | 'lost';
type Kind = keyof LiveEvents;
type Listener<K extends Kind> = (event: LiveEvents[K]) => void;
type Live = { connection: Connection; listen<K extends Kind>(kind: K, listener: Listener<K>): () => void };

const kinds = ['ticket', 'message', 'viewers', 'typing', 'presence', 'desk', 'reload'] as const;
const askEveryMs = 3000;
const comeBackMs = 10_000;

const Context = createContext<Live>({ connection: 'asking', listen: () => () => {} });

/** One stream of news for the whole console. It resumes by itself; whoever missed too much asks for everything again. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [connection, setConnection] = useState<Connection>('asking');
  const listeners = useRef(new Map<Kind, Set<(event: never) => void>>());
  const queries = useQueryClient();

  useEffect(() => {
    const tell = (kind: Kind, data: unknown) => {
      for (const listener of listeners.current.get(kind) ?? []) listener(data as never);
      if (kind === 'reload') void queries.invalidateQueries();
    };
    return follow(deskPath('/api/live'), tell, (now, isAnew) => {
      setConnection(now);
      if (isAnew) void queries.invalidateQueries();
    });
  }, [queries]);

  const live = useMemo<Live>(
    () => ({
      connection,
      listen: (kind, listener) => {
        const all = listeners.current.get(kind) ?? new Set();
        listeners.current.set(kind, all.add(listener));
        return () => all.delete(listener);
      },
    }),
    [connection],
  );
  return <Context.Provider value={live}>{children}</Context.Provider>;
}

/** Follows the stream until the returned function is called. `isAnew`: it could not be resumed, so something may have been missed. */
function follow(
  address: string,
  tell: (kind: Kind, data: unknown) => void,
  changed: (now: Connection, isAnew: boolean) => void,
): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wasClosed = false;
  const open = () => {
    source = new EventSource(address);
    source.onopen = () => {
      changed('live', wasClosed);
      wasClosed = false;
    };
    source.onerror = () => {
      if (source?.readyState !== EventSource.CLOSED) return changed('lost', false);
      wasClosed = true;
      changed('asking', false);
      timer = setTimeout(open, comeBackMs);
    };
    for (const kind of kinds) source.addEventListener(kind, event => tell(kind, JSON.parse(event.data)));
  };
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

/** How news comes in. */
export function useConnection(): Connection {
  return useContext(Context).connection;
}

/** For `refetchInterval` of a query that live news keep fresh: false while they come. */
export function useAskEvery(): number | false {
  return useConnection() === 'live' ? false : askEveryMs;
}

/** Calls `listener` for each event of the kind as long as the component is there. */
export function useLive<K extends Kind>(kind: K, listener: Listener<K>): void {
  const { listen } = useContext(Context);
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => listen(kind, event => latest.current(event)), [listen, kind]);
}

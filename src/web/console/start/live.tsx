import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { LiveEvents } from '../api-types.ts';
import { deskPath } from '../practice/practice.ts';
import { followShared } from './shared-stream.ts';
import { start } from './start.ts';
import type { Connection, Kind } from './stream.ts';

type Listener<K extends Kind> = (event: LiveEvents[K]) => void;
type Live = { connection: Connection; listen<K extends Kind>(kind: K, listener: Listener<K>): () => void };

const askEveryMs = 3000;

const Context = createContext<Live>({ connection: 'asking', listen: () => () => {} });

/** What is told is about customers, whom an editor does not see. */
const isTold = start.operator.role !== 'editor';

/** One stream of news for the whole console. It resumes by itself; whoever missed too much asks for everything again. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [connection, setConnection] = useState<Connection>(isTold ? 'asking' : 'none');
  const listeners = useRef(new Map<Kind, Set<(event: never) => void>>());
  const queries = useQueryClient();

  useEffect(() => {
    if (!isTold) return undefined;
    return followShared(deskPath('/api/live'), start.operator.id, {
      event: (kind, data) => {
        for (const listener of listeners.current.get(kind) ?? []) listener(data as never);
        if (kind === 'reload') void queries.invalidateQueries();
      },
      connection: (now, isAnew) => {
        setConnection(now);
        if (isAnew) void queries.invalidateQueries();
      },
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

/** How news comes in. */
export function useConnection(): Connection {
  return useContext(Context).connection;
}

/** For `refetchInterval` of a query that live news keep fresh: false while they come. */
export function useAskEvery(): number | false {
  const connection = useConnection();
  return connection === 'live' || connection === 'none' ? false : askEveryMs;
}

/** Calls `listener` for each event of the kind as long as the component is there. */
export function useLive<K extends Kind>(kind: K, listener: Listener<K>): void {
  const { listen } = useContext(Context);
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => listen(kind, event => latest.current(event)), [listen, kind]);
}

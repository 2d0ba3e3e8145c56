import { useEffect, useRef } from 'react';

/** What a key asks for. Whoever can do it now listens; what nobody can do is nothing. */
export const commands = [
  'next',
  'previous',
  'reply',
  'note',
  'resolve',
  'resolveNext',
  'create',
  'search',
  'help',
  'back',
] as const;
export type Command = (typeof commands)[number];

const listeners = new Map<Command, Set<() => void>>();

export function giveCommand(command: Command): void {
  for (const listener of [...(listeners.get(command) ?? [])]) listener();
}

/** Does `act` at the command as long as the component is there. */
export function useDeskCommand(command: Command, act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const listener = () => latest.current();
    const all = listeners.get(command) ?? new Set();
    listeners.set(command, all.add(listener));
    return () => {
      all.delete(listener);
    };
  }, [command]);
}

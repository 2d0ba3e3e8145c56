import type { Command } from './commands.ts';

/** Which key asks for what, in the order in which the help tells them. */
export const bindings: readonly { key: string; command: Command; shown: readonly string[] }[] = [
  { key: 'j', command: 'next', shown: ['j'] },
  { key: 'k', command: 'previous', shown: ['k'] },
  { key: 'r', command: 'reply', shown: ['r'] },
  { key: 'n', command: 'note', shown: ['n'] },
  { key: 'e', command: 'resolve', shown: ['e'] },
  { key: 'E', command: 'resolveNext', shown: ['Shift', 'e'] },
  { key: 'c', command: 'create', shown: ['c'] },
  { key: '/', command: 'search', shown: ['/'] },
  { key: '?', command: 'help', shown: ['?'] },
  { key: 'Escape', command: 'back', shown: ['Esc'] },
];

/** The command of a pressed key; undefined while something is typed, or where another key is held with it. */
export function commandOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): Command | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  return bindings.find(({ key }) => key === event.key)?.command;
}

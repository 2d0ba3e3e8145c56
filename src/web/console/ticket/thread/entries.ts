import type { HistoryEntry, MessageJson, TicketDetail } from '../../api-types.ts';

/** What a thread shows, in the order in which it happened. */
export type Entry =
  | { type: 'message'; key: string; at: string; message: MessageJson }
  | { type: 'note'; key: string; at: string; line: HistoryEntry }
  | { type: 'event'; key: string; at: string; line: HistoryEntry };

/** What the conversation itself already shows. */
const spoken = new Set(['replied', 'customer-wrote', 'mailed']);

export function entriesOf({ messages, history }: Pick<TicketDetail, 'messages' | 'history'>): Entry[] {
  const said = messages
    .filter(({ text }) => text !== undefined)
    .map((message): Entry => ({ type: 'message', key: `m${message.n}`, at: message.at, message }));
  const done = history
    .filter(({ kind }) => !spoken.has(kind))
    .map((line, n): Entry => ({ type: line.kind === 'noted' ? 'note' : 'event', key: `h${n}`, at: line.at, line }));
  // a stable sort: what happened in one instant stays in its order
  return [...said, ...done].toSorted((a, b) => a.at.localeCompare(b.at));
}

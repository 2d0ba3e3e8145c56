import type { HistoryEntry, JoinedTalk, MessageJson, TicketDetail } from '../../api-types.ts';

/** What a thread shows, in the order in which it happened. */
export type Entry =
  | { type: 'message'; key: string; at: string; message: MessageJson; joined?: JoinedTalk }
  | { type: 'note'; key: string; at: string; line: HistoryEntry }
  | { type: 'event'; key: string; at: string; line: HistoryEntry };

/** What the conversation itself already shows. */
const spoken = new Set(['replied', 'customer-wrote', 'mailed']);

type Shown = Pick<TicketDetail, 'messages' | 'joined' | 'history'>;

export function entriesOf({ messages, joined, history }: Shown): Entry[] {
  const said = talkOf(messages, 'm');
  const elsewhere = joined.flatMap((talk, n) =>
    talkOf(talk.messages, `j${n}m`).map(entry => ({ ...entry, joined: talk })),
  );
  const done = history
    .filter(({ kind }) => !spoken.has(kind))
    .map((line, n): Entry => ({ type: line.kind === 'noted' ? 'note' : 'event', key: `h${n}`, at: line.at, line }));
  // a stable sort: what happened in one instant stays in its order
  return [...said, ...elsewhere, ...done].toSorted((a, b) => a.at.localeCompare(b.at));
}

function talkOf(messages: readonly MessageJson[], key: string): (Entry & { type: 'message' })[] {
  return messages
    .filter(({ text }) => text !== undefined)
    .map(message => ({ type: 'message', key: `${key}${message.n}`, at: message.at, message }));
}

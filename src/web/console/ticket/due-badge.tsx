import type { TicketJson } from '../api-types.ts';
import { exactTime, relativeTime } from '../start/times.ts';
import { useWords } from '../start/words.ts';
import { countdown, nextDue } from './due.ts';
import { ToneBadge } from './tone-badge.tsx';

const tones = { late: 'tone-red', soon: 'tone-orange', calm: 'tone-gray', paused: 'tone-gray', snoozed: 'tone-gray' };

/** What is due next and in how long, in words and in colour. */
export function DueBadge({ ticket, now }: { ticket: TicketJson; now: number }) {
  const words = useWords();
  const next = nextDue(ticket, now);
  if (!next) return null;
  const { kind, due, tone } = next;
  const time = countdown(due.at, now) ?? relativeTime(due.at, now);
  const what = words(`due.${kind}`);
  return (
    <ToneBadge tone={tones[tone]} title={`${what}: ${exactTime(due.at)}`}>
      {words(`due.${tone}`, { what, time })}
    </ToneBadge>
  );
}

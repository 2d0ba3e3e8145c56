import { Text } from '@mantine/core';
import type { Due, DueKind, TicketDetail, TicketStatus } from '../../api-types.ts';
import { exactTime, relativeTime, useNow } from '../../start/times.ts';
import { useWords } from '../../start/words.ts';
import { dueKinds, toneOf } from '../due.ts';
import { Part } from './part.tsx';
import { stepWords } from './step-words.ts';

/** What was promised by when, how it stands, and the arithmetic of each time. */
export function DueTimes({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const kinds = dueKinds.filter(kind => ticket.due[kind] !== undefined);
  if (kinds.length === 0) return null;
  return (
    <Part title={words('due.title')}>
      {kinds.some(kind => ticket.due[kind]?.isPaused) && (
        <Text size="sm" className="soft" mb={6}>
          {words(ticket.status === 'snoozed' ? 'due.sleeps' : 'due.standsStill')}
        </Text>
      )}
      {kinds.map(kind => {
        const due = ticket.due[kind];
        return due && <DueTime key={kind} kind={kind} due={due} status={ticket.status} />;
      })}
    </Part>
  );
}

function DueTime({ kind, due, status }: { kind: DueKind; due: Due; status: TicketStatus }) {
  const words = useWords();
  const now = useNow();
  return (
    <div className="side-due">
      <Text size="sm">
        <span className="soft">{words('app.label', { label: words(`due.${kind}`) })}</span>{' '}
        <DueState due={due} status={status} now={now} />
      </Text>
      {due.state !== 'hit' && !(due.isPaused && due.state === 'active') && (
        <Text size="xs" className="soft">
          {exactTime(due.at)}
        </Text>
      )}
      {due.steps.length > 0 && (
        <details className="side-steps">
          <summary>{words('due.steps')}</summary>
          <ol>
            {due.steps.map((step, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps never move
              <li key={n}>{stepWords(step)}</li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

function DueState({ due, status, now }: { due: Due; status: TicketStatus; now: number }) {
  const words = useWords();
  if (due.state === 'hit') return <b className="tone-text-green">{words('due.hit')}</b>;
  if (due.state === 'missed') return <b className="tone-text-red">{words('due.missed')}</b>;
  const tone = toneOf(due, status, now);
  const time = relativeTime(due.at, now);
  if (tone === 'late') {
    return (
      <b className="tone-text-red">
        {words('due.overdue')} · {time}
      </b>
    );
  }
  // By when it will be nobody knows before it goes on.
  if (tone === 'paused' || tone === 'snoozed') return <b>{words(`due.${tone}State`)}</b>;
  return <b className={tone === 'soon' ? 'tone-text-orange' : ''}>{time}</b>;
}

import { Text } from '@mantine/core';
import type { Due, DueKind, TicketDetail } from '../../api-types.ts';
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
      {ticket.isPaused && (
        <Text size="sm" className="soft" mb={6}>
          {words('due.standsStill')}
        </Text>
      )}
      {kinds.map(kind => {
        const due = ticket.due[kind];
        return due && <DueTime key={kind} kind={kind} due={due} isPaused={ticket.isPaused ?? false} />;
      })}
    </Part>
  );
}

function DueTime({ kind, due, isPaused }: { kind: DueKind; due: Due; isPaused: boolean }) {
  const words = useWords();
  const now = useNow();
  return (
    <div className="side-due">
      <Text size="sm">
        <span className="soft">{words('app.label', { label: words(`due.${kind}`) })}</span>{' '}
        <DueState due={due} isPaused={isPaused} now={now} />
      </Text>
      {due.state !== 'hit' && (
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

function DueState({ due, isPaused, now }: { due: Due; isPaused: boolean; now: number }) {
  const words = useWords();
  if (due.state === 'hit') return <b className="tone-text-green">{words('due.hit')}</b>;
  if (due.state === 'missed') return <b className="tone-text-red">{words('due.missed')}</b>;
  const tone = toneOf(due, isPaused, now);
  const time = relativeTime(due.at, now);
  if (tone === 'late') {
    return (
      <b className="tone-text-red">
        {words('due.overdue')} · {time}
      </b>
    );
  }
  return <b className={tone === 'soon' ? 'tone-text-orange' : ''}>{time}</b>;
}

import { Text } from '@mantine/core';
import type { HistoryEntry } from '../../api-types.ts';
import { exactTime } from '../../start/times.ts';
import { useWords } from '../../start/words.ts';
import { eventWords } from '../names.ts';
import { actorName } from './actor.ts';
import { Part } from './part.tsx';

export function History({ history }: { history: readonly HistoryEntry[] }) {
  const words = useWords();
  return (
    <Part title={words('ticket.history')}>
      <ol className="side-history">
        {history.map((line, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the history only grows
          <li key={n}>
            <Text size="sm">
              {actorName(line)} {eventWords(line)}
            </Text>
            <Text size="xs" className="soft">
              {exactTime(line.at)}
            </Text>
          </li>
        ))}
      </ol>
    </Part>
  );
}

import { Menu } from '@mantine/core';
import type { Away } from '../data/people.ts';
import { start } from '../start/start.ts';
import { useWords } from '../start/words.ts';
import { endOfDay, inHalfAnHour } from './away-times.ts';

type Props = {
  /** `me` or `desk`: whose words they are. */
  of: 'me' | 'desk';
  isAway: boolean;
  onChoose: (away: Away) => void;
  /** Another time is wanted. */
  onAsk: () => void;
};

/** Here, or away: for how long. */
export function AwayChoices({ of, isAway, onChoose, onAsk }: Props) {
  const words = useWords();
  return (
    <>
      <Menu.Item rightSection={isAway ? undefined : '✓'} onClick={() => onChoose({ away: false })}>
        {words(`away.${of}.here`)}
      </Menu.Item>
      <Menu.Item onClick={() => onChoose({ away: true, until: inHalfAnHour(Date.now()) })}>
        {words(`away.${of}.halfHour`)}
      </Menu.Item>
      <Menu.Item onClick={() => onChoose({ away: true, until: endOfDay(Date.now(), start.timeZone) })}>
        {words(`away.${of}.today`)}
      </Menu.Item>
      <Menu.Item onClick={onAsk}>{words(`away.${of}.until`)}</Menu.Item>
      <Menu.Item onClick={() => onChoose({ away: true })}>{words(`away.${of}.endless`)}</Menu.Item>
    </>
  );
}

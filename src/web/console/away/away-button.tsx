import { Menu, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { DeskJson, MeJson } from '../api-types.ts';
import { type Away, useDesk, useMe, useSetDeskAway, useSetPresence } from '../data/people.ts';
import { Icon } from '../shell/icons.tsx';
import { useNow } from '../start/times.ts';
import { useWords } from '../start/words.ts';
import './away.css';
import { AwayChoices } from './away-choices.tsx';
import { deskWords, presenceWords } from './away-words.ts';
import { UntilDialog } from './until-dialog.tsx';

/** Whether you are here and whether the desk is, and the switches for both. */
export function AwayButton() {
  const me = useMe();
  const desk = useDesk();
  return me && desk ? <AwayMenu me={me} desk={desk} /> : null;
}

function AwayMenu({ me, desk }: { me: MeJson; desk: DeskJson }) {
  const words = useWords();
  const [asked, setAsked] = useState<'me' | 'desk'>();
  const presence = useSetPresence();
  const deskAway = useSetDeskAway();
  // "until 14:30" becomes "until tomorrow" at midnight.
  useNow();
  const set = { me: presence.mutate, desk: deskAway.mutate } satisfies Record<string, (away: Away) => void>;
  return (
    <>
      <Menu position="bottom-end" width={270} shadow="md">
        <Menu.Target>
          <UnstyledButton className="away-button" data-desk={desk.isAway ? 'away' : 'here'}>
            <span className="away-dot" data-presence={me.presence} aria-hidden />
            <span className="away-text">{presenceWords(me)}</span>
            {desk.isAway && (
              <span className="away-desk">
                <Icon name="moon" size={16} />
                <span className="away-text">{deskWords(desk)}</span>
              </span>
            )}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{words('away.me.is', { state: presenceWords(me) })}</Menu.Label>
          <AwayChoices of="me" isAway={me.presence === 'away'} onChoose={set.me} onAsk={() => setAsked('me')} />
          <Menu.Divider />
          <Menu.Label>{deskWords(desk)}</Menu.Label>
          <AwayChoices of="desk" isAway={desk.isAway} onChoose={set.desk} onAsk={() => setAsked('desk')} />
          <Menu.Label className="away-hint">{words('away.desk.hint')}</Menu.Label>
        </Menu.Dropdown>
      </Menu>
      <UntilDialog
        title={words(asked === 'desk' ? 'away.desk.until' : 'away.me.until')}
        isOpen={asked !== undefined}
        onClose={() => setAsked(undefined)}
        onChosen={until => asked && set[asked]({ away: true, until })}
      />
    </>
  );
}

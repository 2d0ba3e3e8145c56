import { ActionIcon } from '@mantine/core';
import { Icon } from '../shell/icons.tsx';
import { useWords } from '../start/words.ts';
import { setPreferences, usePreferences } from './preferences.ts';

/** Silence for this browser, in one press. */
export function MuteButton() {
  const words = useWords();
  const { isMuted } = usePreferences();
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-pressed={isMuted}
      aria-label={words('attention.mute')}
      title={words(isMuted ? 'attention.isMuted' : 'attention.mute')}
      onClick={() => setPreferences({ isMuted: !isMuted })}
    >
      <Icon name={isMuted ? 'bellOff' : 'bell'} />
    </ActionIcon>
  );
}

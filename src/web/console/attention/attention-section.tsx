import { Button, Card, Group, Stack, Switch, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../start/words.ts';
import { setPreferences, usePreferences } from './preferences.ts';
import { chime } from './sound.ts';

/** How the operator is called. The browser is asked for its leave only when the switch is turned. */
export function AttentionSection() {
  const words = useWords();
  const { isMuted, hasSound, hasDesktop } = usePreferences();
  const [isRefused, setRefused] = useState(false);
  const askDesktop = async (isWanted: boolean) => {
    const leave = isWanted && 'Notification' in window ? await Notification.requestPermission() : 'denied';
    setRefused(isWanted && leave !== 'granted');
    setPreferences({ hasDesktop: isWanted && leave === 'granted' });
  };
  return (
    <Card withBorder>
      <Title order={2} size="h5" mb="xs">
        {words('attention.title')}
      </Title>
      <Text size="sm" className="soft" mb="sm">
        {words('attention.intro')}
      </Text>
      <Stack gap="sm">
        <Switch
          label={words('attention.mute')}
          checked={isMuted}
          onChange={event => setPreferences({ isMuted: event.currentTarget.checked })}
        />
        <Group gap="md">
          <Switch
            label={words('attention.sound')}
            checked={hasSound}
            onChange={event => setPreferences({ hasSound: event.currentTarget.checked })}
          />
          <Button size="xs" variant="default" onClick={chime}>
            {words('attention.test')}
          </Button>
        </Group>
        <Switch
          label={words('attention.desktop')}
          checked={hasDesktop}
          onChange={event => void askDesktop(event.currentTarget.checked)}
        />
        {isRefused && (
          <Text size="sm" role="alert">
            {words('attention.refused')}
          </Text>
        )}
      </Stack>
    </Card>
  );
}

import { Card, Container, SegmentedControl, Stack, Title, useMantineColorScheme } from '@mantine/core';
import { languageName, speak } from '../shell/languages.ts';
import { start } from '../start/start.ts';
import { useWords } from '../start/words.ts';
import { settingsSections } from './sections.tsx';

/** What each operator sets for themselves. */
export function SettingsPage() {
  const words = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const schemes = (['auto', 'light', 'dark'] as const).map(value => ({ value, label: words(`look.${value}`) }));
  const locales = start.locales.map(value => ({ value, label: languageName(value, value) }));
  return (
    <Container size="sm" py="md">
      <Title order={1} size="h3" mb="md">
        {words('nav.settings')}
      </Title>
      <Stack>
        <Card withBorder>
          <Title order={2} size="h5" mb="xs">
            {words('look.title')}
          </Title>
          <SegmentedControl
            aria-label={words('look.title')}
            data={schemes}
            value={colorScheme}
            onChange={value => setColorScheme(value as typeof colorScheme)}
          />
          <Title order={2} size="h5" mt="lg" mb="xs">
            {words('language')}
          </Title>
          <SegmentedControl aria-label={words('language')} data={locales} value={start.locale} onChange={speak} />
        </Card>
        {settingsSections.map(({ key, Section }) => (
          <Section key={key} />
        ))}
      </Stack>
    </Container>
  );
}

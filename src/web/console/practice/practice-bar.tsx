import { Button, Group, Text } from '@mantine/core';
import { start } from '../start/start.ts';
import { useWords } from '../start/words.ts';
import { beginPractice, endPractice, isPractice } from './practice.ts';

/** So that nobody takes a made-up customer for a real one, or the other way round. */
export function PracticeBar() {
  const words = useWords();
  if (!isPractice) return null;
  return (
    <Group className="practice-bar" role="status" gap="sm" px="md" py={6} wrap="wrap">
      <Text size="sm" fw={600} mr="auto">
        {words('practice.bar')}
      </Text>
      <Button size="compact-sm" variant="default" onClick={() => void beginPractice(start.locale)}>
        {words('practice.again')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => void endPractice()}>
        {words('practice.end')}
      </Button>
    </Group>
  );
}

import { Badge, Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../start/api.ts';
import { hasWords, useWords } from '../start/words.ts';
import type { Decision, Said } from './shapes.ts';

const mostPicks = 4;

/** What the bot would say if this text were published, beside what it says today. */
export function SayBox({ file, text, questions }: { file: string; text: string; questions: readonly string[] }) {
  const words = useWords();
  const [question, setQuestion] = useState(questions[0] ?? '');
  const [asked] = useDebouncedValue({ question: question.trim(), text }, 400);
  const { data } = useQuery({
    queryKey: ['say', file, asked],
    queryFn: ({ signal }) =>
      api<Said>('POST', '/api/knowledge/say', { path: file, locale: file.split('/')[0], ...asked }, signal),
    enabled: asked.question !== '',
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 10_000,
  });
  return (
    <Card withBorder component="section" aria-labelledby="say-title">
      <Title order={2} size="h5" id="say-title">
        {words('knowledge.say.title')}
      </Title>
      <TextInput
        mt="xs"
        label={words('knowledge.say.question')}
        value={question}
        maxLength={2000}
        onChange={event => setQuestion(event.currentTarget.value)}
      />
      <Group gap="xs" mt="xs">
        {questions.slice(0, mostPicks).map(pick => (
          <Button key={pick} size="compact-xs" variant="default" onClick={() => setQuestion(pick)}>
            {pick}
          </Button>
        ))}
      </Group>
      {data && (
        <Stack mt="md" gap="md" aria-live="polite">
          {data.published ? (
            <Verdict title={words('knowledge.say.published')} decision={data.published} />
          ) : (
            <Text size="sm">{words('knowledge.say.unusable')}</Text>
          )}
          <Verdict title={words('knowledge.say.today')} decision={data.today} />
        </Stack>
      )}
    </Card>
  );
}

function Verdict({ title, decision }: { title: string; decision: Decision }) {
  const words = useWords();
  const { action, shown, nearest, thresholds } = decision;
  const key = `knowledge.does.${action.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
  const found = shown[0] ?? nearest;
  const percent = (share: number) => Math.round(100 * share);
  return (
    <div data-decision={action}>
      <Group gap="xs">
        <Text fw={600} size="sm">
          {title}
        </Text>
        <Badge variant="default">{words(hasWords(key) ? key : 'knowledge.does.other')}</Badge>
      </Group>
      {shown.map(hit => (
        <Text size="sm" key={hit.file}>
          {hit.title}
          {hit.section === null ? '' : ` › ${hit.section}`}
          {hit.isThis ? ` (${words('knowledge.say.this')})` : ''}
        </Text>
      ))}
      {action === 'answer' && found && (
        <Text size="sm" className="said">
          {found.text}
        </Text>
      )}
      {found && (
        <Text size="xs" className="soft">
          {words('knowledge.say.sure', { percent: percent(found.confidence), from: percent(thresholds.answer) })}
          {found.why.question === null ? '' : ` · ${words('knowledge.say.nearest', { question: found.why.question })}`}
          {found.why.unknown.length > 0 &&
            ` · ${words('knowledge.say.unknown', { words: found.why.unknown.join(', ') })}`}
        </Text>
      )}
    </div>
  );
}

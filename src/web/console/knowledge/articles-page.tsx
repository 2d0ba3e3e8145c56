import {
  Alert,
  Anchor,
  Badge,
  Button,
  Card,
  Container,
  Group,
  NativeSelect,
  Progress,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { languageName } from '../shell/languages.ts';
import { api } from '../start/api.ts';
import { problemText } from '../start/problems.ts';
import { start } from '../start/start.ts';
import { useWords } from '../start/words.ts';
import { topicName } from '../ticket/names.ts';
import { editAddress } from './addresses.ts';
import type { ArticleList, ArticleRow, Saved, Share } from './shapes.ts';

const noFilter = { locale: '', topic: '', status: '', q: '' };

/** Every article, drafts too, and how it does. */
export function ArticlesPage() {
  const words = useWords();
  const [filter, setFilter] = useState(noFilter);
  const [asked] = useDebouncedValue(filter, 200);
  const { data, error } = useQuery({
    queryKey: ['knowledge', asked],
    queryFn: ({ signal }) =>
      api<ArticleList>('GET', `/api/knowledge/articles?${new URLSearchParams(asked)}`, undefined, signal),
    placeholderData: keepPreviousData,
  });
  const change = (name: keyof typeof noFilter) => (event: { currentTarget: { value: string } }) =>
    setFilter({ ...filter, [name]: event.currentTarget.value });
  const all = { value: '', label: words('knowledge.all') };
  return (
    <Container size="lg" py="md">
      <Group justify="space-between" mb="md">
        <Title order={1} size="h3">
          {words('nav.knowledge')}
        </Title>
        <Button component={Link} href="/console/knowledge/gaps" variant="default">
          {words('knowledge.gaps')}
        </Button>
      </Group>
      <Group mb="md" align="end" gap="sm">
        <TextInput label={words('knowledge.search')} type="search" value={filter.q} onChange={change('q')} />
        <NativeSelect
          label={words('language')}
          value={filter.locale}
          onChange={change('locale')}
          data={[all, ...start.locales.map(value => ({ value, label: languageName(value, start.locale) }))]}
        />
        <NativeSelect
          label={words('knowledge.topic')}
          value={filter.topic}
          onChange={change('topic')}
          data={[all, ...(data?.topics ?? []).map(value => ({ value, label: topicName(value) }))]}
        />
        <NativeSelect
          label={words('knowledge.status')}
          value={filter.status}
          onChange={change('status')}
          data={[all, ...['published', 'draft'].map(value => ({ value, label: words(`knowledge.is.${value}`) }))]}
        />
      </Group>
      <NewArticle />
      {error && <Alert color="red">{problemText(error)}</Alert>}
      {data?.unusable.map(({ file, line, message }) => (
        <Alert key={`${file}:${line}`} color="red" mb="xs" title={`${file}:${line}`}>
          {message}
        </Alert>
      ))}
      <Stack gap="xs" component="ul" p={0} m={0} className="plain-list">
        {data?.items.map(item => (
          <ArticleCard key={item.file} item={item} most={Math.max(1, ...data.items.map(({ shown }) => shown))} />
        ))}
      </Stack>
      {data?.items.length === 0 && <Text className="soft">{words('knowledge.none')}</Text>}
    </Container>
  );
}

function ArticleCard({ item, most }: { item: ArticleRow; most: number }) {
  const words = useWords();
  return (
    <Card withBorder padding="sm" component="li">
      <Group justify="space-between" align="start" gap="sm">
        <div className="grow">
          <Anchor component={Link} href={editAddress(item.file)} fw={600}>
            {item.title}
          </Anchor>
          <Text size="sm" className="soft">
            {item.file} · {item.updated}
          </Text>
        </div>
        <Group gap="xs">
          {item.faults > 0 && <Badge variant="default">{words('knowledge.faults', { count: item.faults })}</Badge>}
          <Badge variant="outline" color={item.status === 'draft' ? 'gray' : 'indigo'}>
            {words(`knowledge.is.${item.status}`)}
          </Badge>
        </Group>
      </Group>
      <Group gap="lg" mt="xs">
        <Bar label={words('knowledge.shown', { count: item.shown })} percent={(100 * item.shown) / most} />
        <Rate label="knowledge.chat" share={item.chat} />
        <Rate label="knowledge.helpCentre" share={item.helpCentre} />
      </Group>
    </Card>
  );
}

function Rate({ label, share: { value, numerator, denominator } }: { label: string; share: Share }) {
  const words = useWords();
  if (value === null) return null;
  return <Bar label={words(label, { numerator, denominator })} percent={value} />;
}

function Bar({ label, percent }: { label: string; percent: number }) {
  return (
    <div className="use-bar">
      <Text size="xs">{label}</Text>
      <Progress value={percent} size="sm" aria-label={label} />
    </div>
  );
}

function NewArticle() {
  const words = useWords();
  const [, go] = useLocation();
  const [title, setTitle] = useState('');
  const begin = useMutation({
    mutationFn: () => api<Saved>('POST', '/api/knowledge/drafts', { title, locale: start.locale }),
    onSuccess: ({ file }) => go(editAddress(file)),
  });
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        begin.mutate();
      }}
    >
      <Group mb="md" align="end" gap="sm">
        <TextInput
          label={words('knowledge.newTitle')}
          value={title}
          minLength={2}
          maxLength={120}
          required
          withAsterisk={false}
          onChange={event => setTitle(event.currentTarget.value)}
        />
        <Button type="submit" loading={begin.isPending}>
          {words('knowledge.begin')}
        </Button>
      </Group>
    </form>
  );
}

import { Alert, Anchor, Button, Card, Container, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api } from '../start/api.ts';
import { problemText } from '../start/problems.ts';
import { useWords } from '../start/words.ts';
import { sourcePath } from './addresses.ts';
import { PublishButton, RenameButton } from './publishing.tsx';
import { ConflictView } from './saving/conflict-view.tsx';
import { forgetDraft, keepDraft, keptDraft } from './saving/kept-draft.ts';
import { useSave } from './saving/use-save.ts';
import { SayBox } from './say-box.tsx';
import type { Report, Source } from './shapes.ts';
import { SourceArea } from './source-area.tsx';

/** Loads a file and opens it; a draft that was kept on this machine goes on. */
export function EditorPage({ file }: { file: string }) {
  const words = useWords();
  const { data, error } = useQuery({
    queryKey: ['source', file],
    queryFn: ({ signal }) => api<Source>('GET', sourcePath(file), undefined, signal),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  return (
    <Container size="xl" py="md">
      <Anchor component={Link} href="/console/knowledge">
        {words('knowledge.back')}
      </Anchor>
      <Title order={1} size="h4" my="xs">
        {file}
      </Title>
      {error && <Alert color="red">{problemText(error)}</Alert>}
      {data && <Editing source={data} />}
    </Container>
  );
}

function Editing({ source }: { source: Source }) {
  const words = useWords();
  const { file } = source;
  const queries = useQueryClient();
  const kept = keptDraft(file);
  const [given, setGiven] = useState({ text: kept?.text ?? source.text });
  const [text, setText] = useState(given.text);
  const [shown] = useDebouncedValue(text, 400);
  const save = useSave(file, kept?.basedOn ?? source.version, kept === undefined ? source.text : undefined, () => {
    forgetDraft(file);
    void queries.invalidateQueries({ queryKey: ['knowledge'] });
    queries.removeQueries({ queryKey: ['source', file] });
    void queries.invalidateQueries({ queryKey: ['say'] });
  });
  const { data: report } = useQuery({
    queryKey: ['check', file, shown],
    queryFn: ({ signal }) => api<Report>('POST', '/api/knowledge/check', { path: file, text: shown }, signal),
    placeholderData: before => before,
  });
  const { data: preview } = useQuery({
    queryKey: ['preview', file, shown],
    queryFn: ({ signal }) =>
      api<{ html: string | null }>('POST', '/api/knowledge/preview', { path: file, text: shown }, signal),
    placeholderData: before => before,
  });
  const change = (next: string) => {
    setText(next);
    keepDraft(file, { text: next, basedOn: save.basedOn });
  };
  const changeAndSave = (next: string) => {
    change(next);
    setGiven({ text: next });
    save.save(next);
  };
  return (
    <Stack>
      <Group>
        <Button onClick={() => save.save(text)} loading={save.isSaving} disabled={text === save.saved}>
          {words('knowledge.save')}
        </Button>
        <PublishButton text={text} report={report} isSaving={save.isSaving} onChange={changeAndSave} />
        <RenameButton file={file} basedOn={save.basedOn} isSaved={text === save.saved} />
        <Text size="sm" className="soft" role="status">
          {text === save.saved ? words('knowledge.savedState') : words('knowledge.unsaved')}
        </Text>
      </Group>
      {save.conflict && (
        <ConflictView
          conflict={save.conflict}
          isSaving={save.isSaving}
          onMine={() => save.overwrite(text)}
          onTheirs={theirs => {
            forgetDraft(file);
            setText(theirs.text);
            setGiven({ text: theirs.text });
            save.take(theirs);
          }}
        />
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Stack>
          <SourceArea given={given} faults={report?.faults ?? []} onChange={change} onSave={save.save} />
          <Faults report={report} />
        </Stack>
        <Stack>
          <SayBox file={file} text={text} questions={questionsOf(given.text)} />
          <Card withBorder component="section" aria-labelledby="preview-title">
            <Title order={2} size="h5" id="preview-title">
              {words('knowledge.preview')}
            </Title>
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server's own renderer has sanitised it */}
            <div className="article-preview" dangerouslySetInnerHTML={{ __html: preview?.html ?? '' }} />
          </Card>
        </Stack>
      </SimpleGrid>
    </Stack>
  );
}

function Faults({ report }: { report: Report | undefined }) {
  const words = useWords();
  if (!report) return null;
  const { faults, elsewhere } = report;
  if (faults.length + elsewhere.length === 0) return <Text size="sm">{words('knowledge.fine')}</Text>;
  return (
    <Stack gap={4}>
      {faults.map(({ line, message, level }) => (
        <Text size="sm" key={`${line}${message}`}>
          <b>{words(`knowledge.level.${level}`, { line })}</b> {message}
        </Text>
      ))}
      {elsewhere.map(({ file, line, message }) => (
        <Text size="sm" key={`${file}${line}${message}`}>
          <b>
            {file}:{line}
          </b>{' '}
          {message}
        </Text>
      ))}
    </Stack>
  );
}

/** The example questions of a file, as they stand in its front matter; for quick picks only. */
function questionsOf(text: string): string[] {
  const [, list = ''] = /^questions:\n((?:[ \t]*- .*\n)+)/m.exec(text) ?? [];
  return [...list.matchAll(/- +(.*)/g)].map(([, question = '']) => question.replace(/^(["'])(.*)\1$/, '$2'));
}

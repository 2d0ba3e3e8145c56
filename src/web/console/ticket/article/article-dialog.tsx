import {
  Alert,
  Autocomplete,
  Button,
  Group,
  Loader,
  Modal,
  NativeSelect,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import {
  type ArticleParts,
  type ArticleProposal,
  useArticleProposal,
  useSaveArticle,
} from '../../data/ticket-article.ts';
import { editAddress } from '../../knowledge/addresses.ts';
import { languageName } from '../../shell/languages.ts';
import { problemText } from '../../start/problems.ts';
import { start } from '../../start/start.ts';
import { useWords } from '../../start/words.ts';

type Props = { number: string; onClose: () => void };

/** What the article of a ticket will say; it is saved as a draft and opened in the editor. */
export function ArticleDialog({ number, onClose }: Props) {
  const words = useWords();
  const { data, error } = useArticleProposal(number);
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('article.save')}
      size="lg"
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      {error && (
        <Alert color="red" role="alert">
          {problemText(error)}
        </Alert>
      )}
      {!data && !error && <Loader size="sm" aria-label={words('app.loading')} />}
      {data && <ArticleForm number={number} proposal={data} onClose={onClose} />}
    </Modal>
  );
}

function ArticleForm({ number, proposal, onClose }: Props & { proposal: ArticleProposal }) {
  const words = useWords();
  const [, go] = useLocation();
  const { topics, file: _before, ...proposed } = proposal;
  const [parts, setParts] = useState<ArticleParts>(proposed);
  const save = useSaveArticle(number);
  const field = (name: keyof ArticleParts) => ({
    label: words(`article.${name}`),
    value: parts[name],
    required: true,
    withAsterisk: false,
    onChange: (event: { currentTarget: { value: string } }) =>
      setParts({ ...parts, [name]: event.currentTarget.value }),
  });
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        save.mutate(parts, { onSuccess: ({ file }) => go(editAddress(file)) });
      }}
    >
      <Stack gap="sm">
        <Text size="sm" className="soft">
          {words('article.hint')}
        </Text>
        <TextInput {...field('title')} maxLength={120} data-autofocus />
        <Group grow align="start" gap="sm">
          <Autocomplete
            {...field('topic')}
            description={words('article.topicHint')}
            pattern="[a-z0-9][a-z0-9\-]*"
            maxLength={80}
            data={topics}
            onChange={topic => setParts({ ...parts, topic: topic.toLowerCase() })}
          />
          <NativeSelect
            {...field('locale')}
            description={words('article.localeHint')}
            data={start.locales.map(value => ({ value, label: languageName(value, start.locale) }))}
          />
        </Group>
        <TextInput {...field('question')} description={words('article.questionHint')} minLength={2} maxLength={200} />
        <Textarea {...field('body')} autosize minRows={5} maxRows={14} lang={parts.locale} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {words('app.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {words('article.begin')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

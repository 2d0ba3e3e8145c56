import { Anchor } from '@mantine/core';
import type { MessageJson, Source } from '../../api-types.ts';
import { exactTime, relativeTime } from '../../start/times.ts';
import { useWords } from '../../start/words.ts';
import { certainty } from '../names.ts';
import { Markdown, Marks } from './markdown.tsx';
import { safeHref } from './marks.ts';

/** `place`: where it was said, if not in the ticket's own conversation. */
type Props = { message: MessageJson; place?: string | undefined; now: number; locale: string };

/** Words of the customer, the bot or an operator; below the bot's, where they came from and what it offered. */
export function Message({ message, place, now, locale }: Props) {
  const words = useWords();
  const { from, name, text = '', at, source, choices = [] } = message;
  const isMarkdown = message.format === 'markdown' || (message.format === undefined && from === 'bot');
  return (
    <li className={`thread-message thread-${from}${place === undefined ? '' : ' thread-elsewhere'}`}>
      <p className="thread-by soft">
        <b>{name ?? words(`from.${from}`)}</b> ·{' '}
        <time dateTime={at} title={exactTime(at)}>
          {relativeTime(at, now)}
        </time>
        {place !== undefined && <span className="thread-place">{place}</span>}
      </p>
      <div lang={message.locale ?? locale}>{isMarkdown ? <Markdown text={text} /> : <PlainText text={text} />}</div>
      {source && <FromArticle source={source} />}
      {choices.length > 0 && (
        <p className="thread-offered soft">
          {words('ticket.offered')} {choices.join(' · ')}
        </p>
      )}
    </li>
  );
}

function PlainText({ text }: { text: string }) {
  return (
    <p className="thread-text">
      {text.split(/(https?:\/\/\S+)/).map((part, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
        <span key={n}>{/^https?:\/\//.test(part) ? <Marks line={part} /> : part}</span>
      ))}
    </p>
  );
}

function FromArticle({ source }: { source: Source }) {
  const words = useWords();
  const title = source.section === undefined ? source.title : `${source.title} › ${source.section}`;
  const told = words('ticket.source', { title });
  const href = safeHref(source.path);
  return (
    <p className="thread-offered soft">
      {href === undefined ? (
        told
      ) : (
        <Anchor href={href} target="_blank" rel="noopener" inherit underline="always">
          {told}
        </Anchor>
      )}{' '}
      · {certainty(source)}
    </p>
  );
}

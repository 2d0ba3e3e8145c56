import { List, Text } from '@mantine/core';
import type { Shown, TicketDetail } from '../../api-types.ts';
import { start } from '../../start/start.ts';
import { useWords } from '../../start/words.ts';
import { certainty, wholePercent } from '../names.ts';
import { reasonWords } from '../reason-words.ts';
import { Facts, Part } from './part.tsx';

/** Why the ticket is here, and why the bot answered what it did: articles shown and nearly shown, with how sure it was. */
export function WhyHere({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const { reasons, shown, nearest = [] } = ticket;
  return (
    <>
      <Part title={words('ticket.why')}>
        {reasons.length > 0 && (
          <List size="sm" mb={6}>
            {reasons.map(reason => (
              <List.Item key={reason}>{reasonWords(reason)}</List.Item>
            ))}
          </List>
        )}
        <Gauges ticket={ticket} />
      </Part>
      {shown.length > 0 && <Articles title={words('ticket.shown')} articles={shown} locale={ticket.locale} />}
      {nearest.length > 0 && <Articles title={words('ticket.nearest')} articles={nearest} locale={ticket.locale} />}
    </>
  );
}

function Gauges({ ticket: { urgency, complexity } }: { ticket: TicketDetail }) {
  const words = useWords();
  const urgent = urgency && {
    key: 'urgency',
    label: words('ticket.urgency'),
    value: [
      words(`urgency.${urgency.level}`),
      words('urgency.points', { score: urgency.score.toLocaleString(start.locale) }),
      ...urgency.reasons.map(reasonWords),
    ].join(' · '),
  };
  const complex = complexity && {
    key: 'complexity',
    label: words('ticket.complexity'),
    value: [
      words(`complexity.${complexity.level}`),
      words('complexity.counts', {
        questions: complexity.questions,
        topics: complexity.topics,
        words: Math.round(complexity.words),
      }),
    ].join(' · '),
  };
  const facts = [urgent, complex].flatMap(fact => fact ?? []);
  return facts.length > 0 ? <Facts facts={facts} /> : null;
}

function Articles({ title, articles, locale }: { title: string; articles: readonly Shown[]; locale: string }) {
  return (
    <Part title={title}>
      <ul className="side-articles">
        {articles.map(article => (
          <li key={`${article.articleId} ${article.section}`}>
            <Text size="sm" fw={600} lang={locale}>
              {article.section === undefined ? article.title : `${article.title} › ${article.section}`}
            </Text>
            <WhyArticle article={article} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function WhyArticle({ article }: { article: Shown }) {
  const words = useWords();
  const { chosen, terms, question, similarity, score, confidence } = article;
  const lines = [
    chosen ? words('ticket.chosen') : certainty(article),
    ...(terms.length > 0 ? [words('ticket.shownTerms', { terms: terms.join(', ') })] : []),
    ...(question !== undefined && similarity !== undefined
      ? [words('ticket.likeQuestion', { question, percent: wholePercent(similarity) })]
      : []),
    ...(confidence !== undefined ? [words('ticket.score', { percent: wholePercent(score) })] : []),
  ];
  return lines.map(line => (
    <Text key={line} size="xs" className="soft">
      {line}
    </Text>
  ));
}

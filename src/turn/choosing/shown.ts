import type { Content } from '../../dialogs/content/content.ts';
import type { SectionRef } from '../../dialogs/dialog-state.ts';
import type { Knowledge } from '../../knowledge/ports.ts';
import type { Shown } from '../../tickets/ticket.ts';

/** An article as a ticket remembers it, with the threshold as it stands now; undefined when it is gone. */
export function shownOf(
  { locale, articleId, anchor, score, confidence, why }: SectionRef,
  { knowledge, content }: { knowledge: Pick<Knowledge, 'article'>; content: Pick<Content, 'policy'> },
): Shown | undefined {
  const article = knowledge.article(locale, articleId);
  if (!article) return undefined;
  const section = article.sections.find(one => one.anchor === anchor)?.heading;
  return {
    articleId,
    title: article.title,
    ...(section === undefined ? {} : { section }),
    version: article.version,
    score,
    ...(confidence === undefined ? {} : { confidence, answerFrom: content.policy.match.answer }),
    terms: why?.terms ?? [],
    ...(why?.question === undefined ? {} : { question: why.question }),
    ...(why?.similarity === undefined ? {} : { similarity: why.similarity }),
  };
}

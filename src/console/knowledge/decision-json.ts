import { z } from 'zod';
import type { Hit } from '../../knowledge/ports.ts';
import type { FirstDecision } from '../../turn/asking/decision.ts';

const Found = z.object({
  articleId: z.string(),
  title: z.string(),
  file: z.string(),
  isThis: z.boolean().describe('It is the file that is being edited'),
  section: z.string().nullable().describe('Its heading; null for the text before the first one'),
  anchor: z.string(),
  text: z.string().describe('The words of the section, without formatting'),
  score: z.number().describe('0 to 1; offered from `thresholds.clarify` on'),
  confidence: z.number().describe('0 to 1; answered from `thresholds.answer` on'),
  why: z.object({
    terms: z.array(z.string()).describe('Words of the question that it holds'),
    unknown: z.array(z.string()).describe('Words of the question that no article knows'),
    question: z.string().nullable().describe('The title or example question that came nearest'),
    similarity: z.number(),
    isVague: z.boolean().describe('The question only names a topic'),
  }),
});

export const Decision = z.object({
  action: z
    .string()
    .describe('answer, clarify, unanswered, person, begin-form, small-talk, unclear and so on: what the bot does'),
  reason: z.string().nullable(),
  form: z.string().nullable(),
  shown: z.array(Found).describe('The answer, or what is offered'),
  nearest: Found.nullable().describe('What came first, shown or not'),
  locale: z.string().describe('The language in which the question was understood'),
  thresholds: z.object({ answer: z.number(), clarify: z.number() }),
});

/** A section is read, not studied, beside what is written. */
const longestText = 1200;

export function presentDecision(
  { action, shown, hits, locale }: FirstDecision,
  thresholds: { answer: number; clarify: number },
  file: string,
): z.infer<typeof Decision> {
  const [first] = hits;
  return {
    action: action.type,
    reason: action.reason ?? null,
    form: action.form ?? null,
    shown: shown.map(hit => found(hit, file)),
    nearest: first ? found(first, file) : null,
    locale,
    thresholds: { answer: thresholds.answer, clarify: thresholds.clarify },
  };
}

function found({ article, section, score, confidence, why }: Hit, file: string): z.infer<typeof Found> {
  return {
    articleId: article.id,
    title: article.title,
    file: article.file,
    isThis: article.file === file,
    section: section.heading ?? null,
    anchor: section.anchor,
    text: section.text.slice(0, longestText),
    score,
    confidence,
    why: {
      terms: why.terms,
      unknown: why.unknown,
      question: why.question ?? null,
      similarity: why.similarity,
      isVague: why.isVague,
    },
  };
}

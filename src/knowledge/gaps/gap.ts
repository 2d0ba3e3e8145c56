import { createHash } from 'node:crypto';
import type { Locale } from '../../base/locale.ts';
import type { Hit } from '../ports.ts';
import type { Asking } from './asking.ts';
import type { GapDeps } from './ports.ts';
import type { Draft } from './stub.ts';
import { draftOf } from './stub.ts';
import { tellingWords } from './telling-words.ts';
import type { Wording } from './wording.ts';

/** A subject that customers asked about and found nothing, or nothing that helped. */
export type Gap = {
  /** Stays while its most central wording does. */
  id: string;
  locale: Locale;
  /** How often it was asked; `unanswered` and `unhelpful` add up to it. */
  questions: number;
  /** In how many conversations: whoever writes the same three times is one. */
  conversations: number;
  unanswered: number;
  unhelpful: number;
  /** Up to five different wordings, masked: the most central one, then the most frequent. */
  samples: string[];
  /** What it is about, in words. */
  terms: string[];
  /** The article that did not help, or comes nearest today. `score` is how well it fits today, 0 to 1. */
  nearest: { articleId: string; title: string; url: string; score: number } | undefined;
  /** ISO instants. */
  firstAt: string;
  lastAt: string;
  /** The article that would answer most of the samples now. */
  answeredNow: string | undefined;
  draft: Draft;
};

/** The wordings of one subject, most central first, and what each term weighs in it. */
export type Group = { locale: Locale; wordings: Wording[]; weights: ReadonlyMap<string, number> };

const mostSamples = 5;
const mostTerms = 6;
const longestSample = 200;

/** Describes a group as it stands with today's articles. */
export function describeGap(group: Group, deps: GapDeps): Gap {
  const { locale, wordings } = group;
  const chosen = samplesOf(wordings);
  const found = chosen.map(wording => lookUp(wording, locale, deps));
  const samples = chosen.map(({ text }) => shortened(text));
  const terms = termsOf(group, deps);
  const failed = failedHit(group, deps);
  const nearest = failed ?? found[0]?.hits[0];
  // An article that only shares a word with it says nothing of where the new one belongs.
  const topic = nearest && (failed || deps.offers(nearest)) ? nearest.article.topic : undefined;
  const id = idOf(group);
  return {
    id,
    locale,
    ...countsOf(wordings.flatMap(({ askings }) => askings)),
    samples,
    terms,
    nearest: nearest && {
      articleId: nearest.article.id,
      title: nearest.article.title,
      url: deps.address(nearest.article),
      score: nearest.score,
    },
    answeredNow: answeredBy(found.map(({ answer }) => answer)),
    draft: draftOf(
      { id, locale, samples, terms, topic },
      {
        body: deps.emptyDraft(locale),
        now: deps.now(),
        isTaken: name => deps.knowledge.article(locale, name) !== undefined,
      },
    ),
  };
}

/** How often, in how many conversations, and from when to when. */
function countsOf(askings: readonly Asking[]) {
  const at = askings.map(asking => asking.at).sort();
  const unhelpful = askings.filter(({ outcome }) => outcome === 'unhelpful').length;
  return {
    questions: askings.length,
    conversations: new Set(askings.map(({ conversationId }) => conversationId)).size,
    unanswered: askings.length - unhelpful,
    unhelpful,
    firstAt: at[0] ?? '',
    lastAt: at.at(-1) ?? '',
  };
}

function termsOf({ locale, wordings, weights }: Group, { terms }: GapDeps): string[] {
  const texts = wordings.map(({ matter }) => matter);
  return tellingWords(texts, locale, terms, term => weights.get(term) ?? 0, mostTerms);
}

function samplesOf([central, ...others]: readonly Wording[]): Wording[] {
  // A stable sort: of two that are as frequent the more central one comes first.
  const frequent = others.toSorted((a, b) => b.askings.length - a.askings.length);
  return central ? [central, ...frequent].slice(0, mostSamples) : [];
}

function shortened(text: string): string {
  return text.length <= longestSample ? text : `${text.slice(0, longestSample - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

type Found = { hits: Hit[]; answer: string | undefined };

/** What the bot finds for a wording today; an article that has not helped and has not changed since is no answer. */
function lookUp({ matter: text, askings }: Wording, locale: Locale, { knowledge, terms, answers }: GapDeps): Found {
  const hits = knowledge.search({ text, locale, terms: terms(text, locale) }, 2);
  const id = hits[0]?.article.id;
  const failed = askings.some(({ unhelpful }) => unhelpful.some(({ articleId }) => articleId === id));
  return { hits, answer: answers(hits) && !failed ? id : undefined };
}

/** The article that answers most of them, when more than half are answered. */
function answeredBy(answers: readonly (string | undefined)[]): string | undefined {
  const given = answers.flatMap(answer => answer ?? []);
  return 2 * given.length > answers.length ? commonest(given) : undefined;
}

/** The first of the most frequent. */
function commonest(values: readonly string[]): string | undefined {
  const counts = Map.groupBy(values, value => value);
  return [...counts].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
}

/** The article that failed most often, where there is one, with its score for the most central wording. */
function failedHit({ locale, wordings }: Group, { knowledge, terms }: GapDeps): Hit | undefined {
  const failed = wordings.flatMap(({ askings }) => askings.flatMap(({ unhelpful }) => unhelpful));
  const id = commonest(failed.map(({ articleId }) => articleId));
  if (id === undefined) return undefined;
  const text = wordings[0]?.matter ?? '';
  const all = knowledge.search({ text, locale, terms: terms(text, locale) }, mostSearched);
  return all.find(({ article }) => article.id === id);
}

const mostSearched = 50;

function idOf({ locale, wordings }: Group): string {
  const key = wordings[0]?.terms.join(' ') ?? '';
  return createHash('sha256').update(`${locale}\n${key}`).digest('hex').slice(0, 10);
}

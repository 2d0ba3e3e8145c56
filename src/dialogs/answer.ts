import type { Hit } from '../knowledge/ports.ts';
import type { Dialog, DialogContext, Said, Step } from './dialog.ts';
import type { FeedbackState, RelatedState, SectionRef } from './dialog-state.ts';
import { formAfter } from './forms/languages.ts';
import { bringWhole, offerPerson } from './person.ts';
import { namedTitle, picks } from './replies.ts';

/** What is kept of the reasons: more than an operator would read is no use. */
const mostTerms = 12;
const longestTerm = 40;
const longestQuestion = 200;

export function refOf({ article, section, score, confidence, why }: Hit): SectionRef {
  const { id, locale, version } = article;
  const terms = why.terms.slice(0, mostTerms).map(term => term.slice(0, longestTerm));
  const nearest = why.question === undefined ? {} : { question: why.question.slice(0, longestQuestion) };
  const similarity = why.question === undefined ? {} : { similarity: why.similarity };
  return {
    locale,
    articleId: id,
    anchor: section.anchor,
    score,
    confidence,
    why: { terms, ...nearest, ...similarity },
    version,
  };
}

/** How near an article came, for the record. */
export function nearness({ articleId, score, confidence }: SectionRef): Record<string, unknown> {
  return { articleId, score, ...(confidence === undefined ? {} : { confidence }) };
}

export const askHelped: Said = {
  key: 'answer.helped',
  choices: [{ key: 'answer.helpedYes' }, { key: 'answer.helpedNo' }],
};

/** Shows a section and asks whether it helped. `next` is what to show if it did not. */
export function answerWith(hit: Hit, next: readonly Hit[], question: string): Step {
  return {
    say: [{ section: refOf(hit) }, askHelped],
    dialog: { name: 'feedback', question, shown: refOf(hit), left: next.map(refOf) },
    effects: [
      { type: 'shown', hit: refOf(hit) },
      { type: 'event', kind: 'question.answered', data: { ...answerFacts(refOf(hit)), ...nearness(refOf(hit)) } },
    ],
  };
}

/** The same article in the language that is spoken now, where it exists. */
function localised(ref: SectionRef, { said, knowledge }: DialogContext): SectionRef {
  const isTranslated = ref.locale !== said.locale && knowledge.article(said.locale, ref.articleId) !== undefined;
  return isTranslated ? { ...ref, locale: said.locale, anchor: '' } : ref;
}

/**
 * Shows a section that was chosen or comes next, known only by reference.
 *
 * @param unasked true when the customer did not choose it
 */
export function answerAgain(
  chosen: SectionRef,
  left: readonly SectionRef[],
  question: string,
  context: DialogContext,
  unasked = false,
): Step {
  const localRef = localised(chosen, context);
  const article = context.knowledge.article(localRef.locale, localRef.articleId);
  if (!article) return { say: [{ key: 'answer.gone' }], dialog: undefined, effects: [] };
  const ref = { ...localRef, version: article.version };
  return {
    say: [{ section: ref }, askHelped],
    dialog: { name: 'feedback', question, shown: ref, left: [...left] },
    effects: [
      { type: 'shown', hit: ref, ...(unasked ? {} : { chosen: true }) },
      {
        type: 'event',
        kind: 'question.answered',
        data: { ...answerFacts(ref), ...nearness(ref), question, ...(unasked ? { nextBest: true } : {}) },
      },
    ],
  };
}

/** The open question remembers that the customer's is more than a form can hold. */
export function markComplex(step: Step): Step {
  const { dialog } = step;
  return dialog?.name === 'feedback' || dialog?.name === 'clarify'
    ? { ...step, dialog: { ...dialog, complex: true } }
    : step;
}

/** "Did this help?": yes ends it, no shows the next best, then offers a person. */
export const feedback: Dialog<FeedbackState> = {
  accepts: (_state, context) => isYes(context) || isNo(context),
  step: (state, context) => {
    if (isYes(context)) {
      const helped = { type: 'event', kind: 'answer.helped', data: { articleId: state.shown.articleId } } as const;
      return { ...gladWith(state.shown, context), effects: [helped] };
    }
    const unhelpful = { type: 'event', kind: 'answer.unhelpful', data: unhelpfulFacts(state) } as const;
    const [next] = state.left;
    if (!next || state.complex || isFailedAgain(context)) {
      const step = toPerson(state, context);
      return { ...step, effects: [unhelpful, ...step.effects] };
    }
    const step = answerAgain(next, [], state.question, context, true);
    return { ...step, say: [{ key: 'answer.nextBest' }, ...step.say], effects: [unhelpful, ...step.effects] };
  },
};

/** Most buttons with what to read next: an offer, not a list. */
const mostRelated = 2;

/** The answer helped; what others asked next is one button away, else what is about something similar. */
function gladWith(shown: SectionRef, context: DialogContext): Omit<Step, 'effects'> {
  const { locale, articleId } = localised(shown, context);
  const article = context.knowledge.article(locale, articleId);
  const seen = new Set(context.episode.shown.map(one => one.articleId));
  const fresh = (article ? context.knowledge.related(article, mostRelated + seen.size) : []).filter(
    one => !seen.has(one.article.id),
  );
  const asked = fresh.filter(({ by }) => by === 'next');
  const offered = (asked.length > 0 ? asked : fresh).slice(0, mostRelated).map(one => one.article);
  if (offered.length === 0) return { say: [{ key: 'answer.glad' }], dialog: undefined };
  const key = asked.length > 0 ? 'answer.gladNext' : 'answer.gladSimilar';
  // Chosen by hand, it is surely what is wanted.
  const options = offered.map(({ id, title }) => ({ locale, articleId: id, anchor: '', score: 1, title }));
  return {
    say: [{ key, choices: options.map(({ title }) => ({ title })) }],
    dialog: { name: 'related', options },
  };
}

/** What to read next is offered: a title shows that article; "no" lets it be; anything else is understood as usual. */
export const related: Dialog<RelatedState> = {
  accepts: (state, context) => chosenRelated(state, context) !== undefined || context.said.intent === 'no',
  step: (state, context) => {
    const chosen = chosenRelated(state, context);
    if (!chosen) return { say: [{ key: 'control.allRight' }], dialog: undefined, effects: [] };
    return answerAgain(chosen, [], chosen.title, context);
  },
};

function chosenRelated({ options }: RelatedState, context: DialogContext): RelatedState['options'][number] | undefined {
  if (options.length === 1 && context.said.intent === 'yes') return options[0];
  const titles = options.map(({ title }) => title);
  return options[namedTitle(titles, context)];
}

/** Enough has failed in this episode: another guess would be one too many. */
function isFailedAgain({ episode, content }: DialogContext): boolean {
  return episode.failures + 1 >= content.policy.frustration.offerAfterFailures;
}

function toPerson({ question, shown, complex }: FeedbackState, context: DialogContext): Step {
  if (complex) return bringWhole('unhelpful', question, context);
  const article = context.knowledge.article(shown.locale, shown.articleId);
  return offerPerson('unhelpful', question, article && formAfter(article, context));
}

function unhelpfulFacts(state: FeedbackState): Record<string, unknown> {
  return { ...answerFacts(state.shown), question: state.question };
}

function answerFacts({ articleId, locale, version }: SectionRef): Record<string, unknown> {
  return { articleId, locale, version };
}

function isYes(context: DialogContext): boolean {
  return picks(context, 'answer.helpedYes', 'yes');
}

function isNo(context: DialogContext): boolean {
  return picks(context, 'answer.helpedNo', 'no', 'none', 'notSolved');
}

import type { Hit } from '../knowledge/ports.ts';
import type { Dialog, DialogContext, Said, Step } from './dialog.ts';
import type { FeedbackState, SectionRef } from './dialog-state.ts';
import { formAfter } from './forms/languages.ts';
import { bringWhole, offerPerson } from './person.ts';
import { picks } from './replies.ts';

export function refOf(hit: Hit): SectionRef {
  return { locale: hit.article.locale, articleId: hit.article.id, anchor: hit.section.anchor, score: hit.score };
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
      { type: 'shown', hit: refOf(hit), terms: hit.why.terms, question: hit.why.question },
      { type: 'event', kind: 'question.answered', data: answered(hit) },
    ],
  };
}

/** The same article in the language that is spoken now, where it exists. */
function localised(ref: SectionRef, { said, knowledge }: DialogContext): SectionRef {
  const isTranslated = ref.locale !== said.locale && knowledge.article(said.locale, ref.articleId) !== undefined;
  return isTranslated ? { ...ref, locale: said.locale, anchor: '' } : ref;
}

/** Shows a section that was chosen or comes next, known only by reference. */
export function answerAgain(
  chosen: SectionRef,
  left: readonly SectionRef[],
  question: string,
  context: DialogContext,
): Step {
  const ref = localised(chosen, context);
  if (!context.knowledge.article(ref.locale, ref.articleId)) {
    return { say: [{ key: 'answer.gone' }], dialog: undefined, effects: [] };
  }
  return {
    say: [{ section: ref }, askHelped],
    dialog: { name: 'feedback', question, shown: ref, left: [...left] },
    effects: [
      { type: 'shown', hit: ref, terms: [], question: undefined },
      { type: 'event', kind: 'question.answered', data: { articleId: ref.articleId, score: ref.score, question } },
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

function answered(hit: Hit): Record<string, unknown> {
  return { articleId: hit.article.id, locale: hit.article.locale, score: hit.score, version: hit.article.version };
}

/** "Did this help?": yes ends it, no shows the next best, then offers a person. */
export const feedback: Dialog<FeedbackState> = {
  accepts: (_state, context) => isYes(context) || isNo(context),
  step: (state, context) => {
    if (isYes(context)) {
      return {
        say: [{ key: 'answer.glad' }],
        dialog: undefined,
        effects: [{ type: 'event', kind: 'answer.helped', data: { articleId: state.shown.articleId } }],
      };
    }
    const unhelpful = { type: 'event', kind: 'answer.unhelpful', data: unhelpfulFacts(state) } as const;
    const [next] = state.left;
    if (!next || state.complex || isFailedAgain(context)) {
      const step = toPerson(state, context);
      return { ...step, effects: [unhelpful, ...step.effects] };
    }
    const step = answerAgain(next, [], state.question, context);
    return { ...step, say: [{ key: 'answer.nextBest' }, ...step.say], effects: [unhelpful, ...step.effects] };
  },
};

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
  return { articleId: state.shown.articleId, locale: state.shown.locale, question: state.question };
}

function isYes(context: DialogContext): boolean {
  return picks(context, 'answer.helpedYes', 'yes');
}

function isNo(context: DialogContext): boolean {
  return picks(context, 'answer.helpedNo', 'no', 'none', 'notSolved');
}

import type { Hit } from '../knowledge/ports.ts';
import { answerAgain, markComplex, nearness, refOf } from './answer.ts';
import type { Dialog, DialogContext, Effect, Said, Step } from './dialog.ts';
import type { ClarifyState, SectionRef } from './dialog-state.ts';
import { bringWhole, offerPerson } from './person.ts';
import { namedTitle, picks } from './replies.ts';

/** "Did you mean": the titles as choices, and "none of these". One title alone is asked about with yes or no in mind. */
export function clarifyWith(hits: readonly Hit[], { said }: DialogContext): Step {
  const question = said.text;
  return {
    say: [askWhichOf(hits.map(hit => hit.article.title))],
    dialog: { name: 'clarify', question, options: hits.map(hit => ({ ...refOf(hit), title: hit.article.title })) },
    effects: [
      {
        type: 'event',
        kind: 'question.clarified',
        data: { question, locale: said.locale, options: hits.map(hit => nearness(refOf(hit))) },
      },
    ],
  };
}

export function askWhichOf(titles: readonly string[]): Said {
  const key = titles.length === 1 ? 'clarify.askOne' : 'clarify.ask';
  return { key, choices: [...titles.map(title => ({ title })), { key: 'clarify.none' }] };
}

export const clarify: Dialog<ClarifyState> = {
  accepts: (state, context) => chosenOption(state, context) !== undefined || isNone(state, context),
  step: (state, context) => {
    const option = chosenOption(state, context);
    if (option) {
      const left = state.options.filter(other => other !== option);
      const answer = answerAgain(option, left, state.question, context);
      const step = state.complex ? markComplex(answer) : answer;
      const isShown = step.dialog !== undefined;
      return { ...step, effects: [...(isShown ? [chosenEvent(state, option)] : []), ...step.effects] };
    }
    const unanswered = noneEvent(state, context);
    if (state.complex) {
      const whole = bringWhole('unanswered', state.question, context);
      return { ...whole, effects: [unanswered, ...whole.effects] };
    }
    const step = offerPerson('unanswered', state.question);
    return {
      ...step,
      say: [{ key: 'clarify.noneChosen' }, ...step.say.slice(1)],
      effects: [unanswered, ...step.effects],
    };
  },
};

/** The offer held what was looked for: the question is no gap. */
function chosenEvent(state: ClarifyState, option: SectionRef): Effect {
  const data = { question: state.question, locale: option.locale, articleId: option.articleId };
  return { type: 'event', kind: 'question.chosen', data };
}

/** The question, in the language in which it was asked, and what was offered for it. */
function noneEvent({ question, options }: ClarifyState, { said }: DialogContext): Effect {
  const data = { question, locale: options[0]?.locale ?? said.locale, nearest: options.map(nearness) };
  return { type: 'event', kind: 'question.unanswered', data };
}

/** By its title, in the language it was offered in or the one that is spoken now, by its number, or by "yes" where it is the only one. */
function chosenOption(state: ClarifyState, context: DialogContext): ClarifyState['options'][number] | undefined {
  if (state.options.length === 1 && context.said.intent === 'yes') return state.options[0];
  return state.options[
    namedTitle(
      state.options.map(option => option.title),
      context,
    )
  ];
}

/** The button after the last option, its number, or words that mean it. */
function isNone(state: ClarifyState, context: DialogContext): boolean {
  return picks(context, 'clarify.none', 'none', 'no') || context.said.text.trim() === String(state.options.length + 1);
}

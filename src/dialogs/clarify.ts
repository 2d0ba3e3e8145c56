import type { Hit } from '../knowledge/ports.ts';
import { answerAgain, markComplex, refOf } from './answer.ts';
import type { Dialog, DialogContext, Said, Step } from './dialog.ts';
import type { ClarifyState } from './dialog-state.ts';
import { bringWhole, offerPerson } from './person.ts';
import { picks, titleIn } from './replies.ts';
import { pickOf } from './words/comparison.ts';

/** "Did you mean": the titles as choices, and "none of these". One title alone is asked about with yes or no in mind. */
export function clarifyWith(hits: readonly Hit[], question: string): Step {
  return {
    say: [askWhichOf(hits.map(hit => hit.article.title))],
    dialog: { name: 'clarify', question, options: hits.map(hit => ({ ...refOf(hit), title: hit.article.title })) },
    effects: [
      {
        type: 'event',
        kind: 'question.clarified',
        data: { options: hits.map(hit => ({ articleId: hit.article.id, score: hit.score })) },
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
      return state.complex ? markComplex(answer) : answer;
    }
    const unanswered = { type: 'event', kind: 'question.unanswered', data: { question: state.question } } as const;
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

/** By its title, in the language it was offered in or the one that is spoken now, by its number, or by "yes" where it is the only one. */
function chosenOption(state: ClarifyState, context: DialogContext): ClarifyState['options'][number] | undefined {
  const { text, locale, intent } = context.said;
  if (state.options.length === 1 && intent === 'yes') return state.options[0];
  const offered = state.options.map(option => option.title);
  const place = pickOf(offered, text);
  return state.options[
    place >= 0
      ? place
      : pickOf(
          offered.map(title => titleIn(locale, title, context)),
          text,
        )
  ];
}

/** The button after the last option, its number, or words that mean it. */
function isNone(state: ClarifyState, context: DialogContext): boolean {
  return picks(context, 'clarify.none', 'none', 'no') || context.said.text.trim() === String(state.options.length + 1);
}

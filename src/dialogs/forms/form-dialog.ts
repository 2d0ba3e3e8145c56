import type { Dialog, DialogContext, Said, Step } from '../dialog.ts';
import type { FormState } from '../dialog-state.ts';
import { unansweredEvent } from '../person.ts';
import { picks } from '../replies.ts';
import { pickOf, saysOneOf } from '../words/comparison.ts';
import { type Aside, answerTo, asideIn, isNoTry } from './aside.ts';
import { ask, askAgain, askWhich, mendWords, review, withChoices } from './asking.ts';
import { sendForm } from './filled-form.ts';
import type { Form, FormField } from './form.ts';
import { formOf, translationsOf } from './languages.ts';
import { goesOnWithout, leftOpen, offerWithout } from './left-open.ts';

const mostRetries = 3;

/** Characters of words that fit no field, kept for a person to read. */
const mostKept = 200;

export function beginForm(form: Form, context: DialogContext): Step {
  const state: FormState = { name: 'form', form: form.id, step: 'ask', at: 0, values: {}, retries: 0, changing: false };
  return ask(form, state, context, [
    { words: form.intro, ...(form.card ? { card: form.id } : {}) },
    { key: 'form.hint' },
  ]);
}

/** The form's current question again, after something else was answered in between. */
export function resumeForm(state: FormState, context: DialogContext): Step {
  const form = formOf(state, context);
  if (!form) return { say: [], dialog: undefined, effects: [] };
  const again = state.step === 'ask' ? ask(form, state, context, []) : review(form, state, context);
  return { ...again, say: [{ key: 'form.resume' }, ...again.say] };
}

/** True when the form takes these words as an answer: only then are they not a question to look up. */
export function formTakes(state: FormState, context: DialogContext): boolean {
  const form = formOf(state, context);
  const { intent } = context.said;
  if (!form) return false;
  if (state.step === 'review') {
    return reviewKeys.some(key => picks(context, key)) || isReply(intent) || namedField(form, context) >= 0;
  }
  if (state.step === 'which') return namedField(form, context) >= 0;
  const field = form.fields[state.at];
  if (!field) return false;
  return intent === 'skip' || intent === 'back' || skips(field, context) || answerTo(form, field, context).ok;
}

/** True when the words are those of one of the choices that the form asks for: then they are no command ("I changed my mind"). */
export function namesChoice(state: FormState, context: DialogContext): boolean {
  const form = formOf(state, context);
  const field = form?.fields[state.at];
  return state.step === 'ask' && form !== undefined && field?.type === 'choice' && answerTo(form, field, context).ok;
}

const reviewKeys = ['form.send', 'form.change', 'form.stop'];
const isReply = (intent: string | undefined): boolean => intent === 'yes' || intent === 'no' || intent === 'back';

export const formDialog: Dialog<FormState> = {
  accepts: (state, context) => formOf(state, context) !== undefined,
  step: (state, context) => {
    const form = formOf(state, context);
    if (!form) return { say: [], dialog: undefined, effects: [] };
    switch (state.step) {
      case 'ask':
        return takeAnswer(form, state, context);
      case 'review':
        return takeReview(form, state, context);
      case 'which':
        return takeWhich(form, state, context);
    }
  },
};

function takeAnswer(form: Form, state: FormState, context: DialogContext): Step {
  const field = form.fields[state.at];
  if (!field) return review(form, state, context);
  if (skips(field, context)) return advance(form, state, context, field, undefined);
  if (goesOnWithout(field, context)) {
    return advance(form, state, context, field, leftOpen, [{ key: 'form.leftOpen' }]);
  }
  const reading = answerTo(form, field, context);
  if (reading.ok) return advance(form, state, context, field, reading.value);
  const { intent } = context.said;
  if (intent === 'back') return back(form, state, context, field);
  if (intent === 'no' && !field.required) return advance(form, state, context, field, undefined);
  return notTaken(form, state, context, field);
}

/** "No" is an answer where a choice says so; "skip" never is. */
function skips(field: FormField, context: DialogContext): boolean {
  return !field.required && picks(context, 'form.skip', 'skip');
}

/** Somebody who cannot get past a field is not kept in the form: what there is goes to a person, in the customer's words. */
function notTaken(form: Form, state: FormState, context: DialogContext, field: FormField): Step {
  const aside = asideIn(context);
  if (aside) return inBetween(form, state, context, aside);
  const { intent, text } = context.said;
  if (isNoTry(context)) {
    const wantsPast = field.required && intent !== 'yes';
    return wantsPast ? offerWithout(form, state, context, field) : mend(state, field);
  }
  const retries = state.retries + 1;
  if (retries < mostRetries) return mend({ ...state, retries }, field);
  // Nobody can be reached at words that hold no address.
  if (field.type === 'email') {
    return field.required ? offerWithout(form, state, context, field, [mendWords(field)]) : mend(state, field);
  }
  return advance(form, state, context, field, text.slice(0, mostKept), [{ key: 'form.kept' }]);
}

function mend(state: FormState, field: FormField): Step {
  return { say: withChoices([mendWords(field)], field), dialog: state, effects: [] };
}

/** A word in between: it is answered, and the form waits or asks again. */
function inBetween(form: Form, state: FormState, context: DialogContext, aside: Aside): Step {
  const said: Said = { key: `form.${aside}` };
  if (aside === 'bye') return { say: [said], dialog: state, effects: [] };
  const again = state.step === 'ask' ? ask(form, state, context, [said]) : review(form, state, context);
  const say = state.step === 'ask' ? again.say : [said, ...again.say];
  return { ...again, say, effects: aside === 'question' ? [unansweredEvent(context)] : [] };
}

/** On to what comes next, after the words in `before`. */
function advance(
  form: Form,
  state: FormState,
  context: DialogContext,
  field: FormField,
  value: string | undefined,
  before: Said[] = [],
): Step {
  const { [field.id]: _old, ...others } = state.values;
  const values = value === undefined ? others : { ...others, [field.id]: value };
  const next = nextStep(form, { ...state, values, retries: 0, at: state.at + 1 }, context);
  return { ...next, say: [...before, ...next.say] };
}

function nextStep(form: Form, next: FormState, context: DialogContext): Step {
  if (next.left && next.left.length > 0) return askAgain(form, next, context, next.left);
  if (next.changing || next.at >= form.fields.length) return review(form, { ...next, changing: false }, context);
  return ask(form, next, context, []);
}

function back(form: Form, state: FormState, context: DialogContext, field: FormField): Step {
  if (state.left && state.left.length > 0) return ask(form, state, context, [mendWords(field)]);
  if (state.changing) return review(form, { ...state, changing: false }, context);
  return ask(form, { ...state, at: Math.max(0, state.at - 1), retries: 0 }, context, []);
}

function takeReview(form: Form, state: FormState, context: DialogContext): Step {
  if (picks(context, 'form.send', 'yes')) return sendForm(form, state, context.said.locale);
  if (picks(context, 'form.change', 'back')) return askWhich(form, state);
  if (picks(context, 'form.stop', 'no')) return { say: [{ key: 'control.cancelled' }], dialog: undefined, effects: [] };
  return takeWhich(form, state, context);
}

/** An answer named by its label is changed; other words bring the review again. */
function takeWhich(form: Form, state: FormState, context: DialogContext): Step {
  const named = namedField(form, context);
  if (named >= 0) return ask(form, { ...state, at: named, changing: true }, context, []);
  const aside = asideIn(context);
  return aside ? inBetween(form, state, context, aside) : review(form, state, context);
}

/** A field by its label, in any language, or by its number. */
function namedField(form: Form, context: DialogContext): number {
  const { text } = context.said;
  const own = pickOf(
    form.fields.map(({ label }) => label),
    text,
  );
  if (own >= 0) return own;
  return form.fields.findIndex(field =>
    saysOneOf(
      translationsOf(form, field, context).map(({ label }) => label),
      text,
    ),
  );
}

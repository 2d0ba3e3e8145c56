import { answerWith, markComplex, refOf } from '../../dialogs/answer.ts';
import { clarifyWith } from '../../dialogs/clarify.ts';
import type { ChoiceOf, DialogContext, Said, Step } from '../../dialogs/dialog.ts';
import type { DialogState } from '../../dialogs/dialog-state.ts';
import { formSoFar } from '../../dialogs/forms/filled-form.ts';
import { beginForm, resumeForm } from '../../dialogs/forms/form-dialog.ts';
import { isComplex } from '../../dialogs/gauges/complexity.ts';
import { bringPerson, bringWhole, offerPerson, unansweredEvent } from '../../dialogs/person.ts';
import { continueDialog } from '../../dialogs/registry.ts';
import { openQuestion } from '../../dialogs/repetition.ts';
import { titleIn } from '../../dialogs/replies.ts';
import { aboutBot, greetAgain, partingWords, unclear } from '../../dialogs/small-talk.ts';
import { alreadyOpen, askWithdraw, ticketStatus } from '../../dialogs/status.ts';
import { escapeMarkdown } from '../../dialogs/words/markdown-text.ts';
import { isOpen } from '../../tickets/status.ts';
import type { FurtherAnswer } from '../choosing/several-answers.ts';
import type { Action } from '../decide.ts';

/** Carries out a decision: the dialog's words, its next state and its effects. Pure. */
export function act(action: Action, context: DialogContext, dialog: DialogState | undefined): Step {
  switch (action.type) {
    case 'relay':
      return relay(context);
    case 'ticket-status':
      return keepOpen(ticketStatus(context), dialog, context);
    case 'ask-withdraw':
      return askWithdraw();
    case 'abandon':
      return says({ key: action.dialog.name === 'survey' ? 'survey.skipped' : 'control.cancelled' });
    case 'nothing-to-cancel':
      return says({ key: 'control.nothingToCancel' });
    case 'about-bot':
      return askedAgain(aboutBot(context), dialog, context);
    case 'restart':
      return { ...greetAgain(), say: greetAgain().say.map(said => ({ ...said, key: 'control.restarted' })) };
    case 'reopen':
      return reopened(context);
    case 'continue':
      return continueDialog(action.dialog, context);
    case 'person':
      return person(action, context, dialog);
    case 'add-to-ticket':
      return addToTicket(action, context);
    case 'begin-form':
      return beginForm(action.form, context);
    case 'small-talk':
      return smallTalk(action, context, dialog);
    case 'answer':
      return answer(action, context);
    case 'clarify':
      return withMatter(withTicket(clarifyWith(action.hits, context), context), context);
    case 'unanswered':
      return unanswered(action, context);
    case 'keep-address':
      return addressKept(action, context);
    case 'acknowledge':
      return keepOpen(says({ key: 'control.allRight' }), dialog, context);
    case 'unclear':
      return dialog ? askedAgain(says({ key: 'unclear.again' }), dialog, context) : says(unclear);
  }
}

function reopened({ said }: DialogContext): Step {
  return { ...says({ key: 'ticket.reopened', aboutTicket: true }), effects: [{ type: 'reopen', text: said.text }] };
}

function smallTalk(
  { intent }: Action & { type: 'small-talk' },
  context: DialogContext,
  dialog: DialogState | undefined,
): Step {
  if (intent === 'greeting') return greetAgain();
  return partingWords(intent, dialog?.name === 'feedback' ? dialog.shown.articleId : undefined, context);
}

function addressKept({ email }: Action & { type: 'keep-address' }, context: DialogContext): Step {
  return {
    ...says({ key: 'person.emailKept', values: { email: escapeMarkdown(email) } }),
    effects: [addWords(context, false), { type: 'give-email', email }],
  };
}

function person(action: Action & { type: 'person' }, context: DialogContext, dialog: DialogState | undefined): Step {
  // Who asks for a person in the middle of a question means that question.
  const open = dialog && 'question' in dialog ? dialog.question : undefined;
  const soFar = dialog?.name === 'form' ? formSoFar(dialog, context.content, context.said.locale) : undefined;
  const meant = action.reason === 'asked' ? (open ?? soFar?.question) : undefined;
  const asked = meant === undefined ? context : { ...context, said: { ...context.said, text: meant } };
  const brought = bringPerson(action.reason, asked, action.hit, soFar);
  if (!action.hit) {
    // Who asks for a person asks nothing that an article could answer.
    const found: Step['effects'] = action.reason === 'urgent' && hasWords(context) ? [unansweredEvent(context)] : [];
    return { ...brought, effects: [...brought.effects, ...found] };
  }
  const shown = answerWith(action.hit, [], context.said.text);
  const [opened, ...rest] = brought.say;
  const meanwhile: Said[] = [{ key: 'answer.meanwhile' }, ...shown.say.slice(0, 1)];
  return {
    ...brought,
    say: opened ? [opened, ...meanwhile, ...rest] : meanwhile,
    effects: [...shown.effects.filter(effect => effect.type === 'shown'), ...brought.effects],
  };
}

function addToTicket(action: Action & { type: 'add-to-ticket' }, context: DialogContext): Step {
  if (context.said.intent === 'human') return alreadyOpen(context);
  const added: Step = {
    ...says({ key: action.raise ? 'ticket.raised' : 'ticket.added', aboutTicket: true }),
    effects: [addWords(context, action.raise)],
  };
  if (!action.hit) {
    // More about the matter is no question of its own.
    const asked: Step['effects'] = context.said.isQuestion ? [unansweredEvent(context)] : [];
    return { ...added, effects: [...added.effects, ...asked] };
  }
  const shown = answerWith(action.hit, [], context.said.text);
  return {
    ...added,
    say: [...added.say, { key: 'answer.meanwhile' }, ...shown.say.slice(0, 1)],
    effects: [...added.effects, ...shown.effects.filter(effect => effect.type === 'shown')],
  };
}

function answer(action: Action & { type: 'answer' }, context: DialogContext): Step {
  const first = answerWith(action.hit, action.next, context.said.text);
  const step = withMatter(withTicket(alsoAnswering(first, action.also ?? []), context), context);
  if (!action.resume) return step;
  const resumed = resumeForm(action.resume, context);
  return { say: [...step.say.slice(0, 1), ...resumed.say], dialog: resumed.dialog, effects: step.effects };
}

/** What is said about the further questions stands between the first answer and "Did this help?". */
function alsoAnswering(first: Step, also: readonly FurtherAnswer[]): Step {
  if (also.length === 0) return first;
  const helped = first.say.slice(-1).map(said => ({ ...said, choices: [...(said.choices ?? []), ...waysOn(also)] }));
  return {
    ...first,
    say: [...first.say.slice(0, -1), ...also.flatMap(sayAlso), ...helped],
    effects: [...first.effects, ...also.flatMap(one => ('hit' in one ? answerWith(one.hit, [], '').effects : []))],
  };
}

function sayAlso(one: FurtherAnswer): Said[] {
  if ('hit' in one) return [{ key: 'answer.also' }, { section: refOf(one.hit) }];
  return [{ key: 'answer.stillOpen', values: { question: escapeMarkdown(one.question) } }];
}

/** Buttons for a question that is still open. */
function waysOn(also: readonly FurtherAnswer[]): ChoiceOf[] {
  const open = also.flatMap(one => ('hit' in one ? [] : [one]));
  if (open.length === 0) return [];
  const titles = [...new Set(open.flatMap(({ likely }) => likely.map(({ article }) => article.title)))];
  return [...titles.map(title => ({ title })), { key: 'smallTalk.toPerson' }];
}

function unanswered(action: Action & { type: 'unanswered' }, context: DialogContext): Step {
  const step =
    action.why === 'complex'
      ? bringWhole('unanswered', context.said.text, context)
      : offerPerson('unanswered', context.said.text);
  const say = action.why === 'frustrated' ? [{ key: 'person.rather' }, ...step.say.slice(1)] : step.say;
  return { ...step, say, effects: [...step.effects, unansweredEvent(context)] };
}

function withMatter(step: Step, context: DialogContext): Step {
  return isComplex(context) ? markComplex(step) : step;
}

function hasWords({ said }: DialogContext): boolean {
  return said.terms.length > 0;
}

/** While a ticket waits to be claimed the bot goes on answering, and the words join the ticket. */
function withTicket(step: Step, context: DialogContext): Step {
  return isOpen(context.ticket) ? { ...step, effects: [addWords(context, false), ...step.effects] } : step;
}

function addWords(context: DialogContext, raise: boolean): Step['effects'][number] {
  return { type: 'add-to-ticket', text: context.said.text, raise };
}

function says(...say: Said[]): Step {
  return { say, dialog: undefined, effects: [] };
}

/** The words go to the person; what in them is pressing or an address is kept on the ticket as well. */
function relay(context: DialogContext): Step {
  const { level } = context.said.urgency;
  const email = context.said.entities.find(({ kind }) => kind === 'email')?.text;
  return {
    say: [],
    dialog: undefined,
    effects: [
      addWords(context, level === 'high' || level === 'critical'),
      ...(email === undefined || context.customer.email ? [] : [{ type: 'give-email', email } as const]),
    ],
  };
}

/** Words in passing: the open question stays open, with its buttons. */
function keepOpen(step: Step, dialog: DialogState | undefined, context: DialogContext): Step {
  if (!dialog) return step;
  if (dialog.name === 'form') {
    const resumed = resumeForm(dialog, context);
    return { ...resumed, say: [...step.say, ...resumed.say] };
  }
  const offered = context.offered.map(title => ({ title: titleIn(context.said.locale, title, context) }));
  const say = step.say.map((said, at) =>
    at === step.say.length - 1 && offered.length > 0
      ? { ...said, choices: [...offered, ...(said.choices ?? [])] }
      : said,
  );
  return { ...step, say, dialog };
}

/** Words after which the open question would not be in sight any more: it is asked again. */
function askedAgain(step: Step, dialog: DialogState | undefined, context: DialogContext): Step {
  if (!dialog || dialog.name === 'form') return keepOpen(step, dialog, context);
  return { ...step, say: [...step.say, ...openQuestion(dialog, context)], dialog };
}

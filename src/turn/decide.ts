import { msBetween } from '../base/clock.ts';
import type { DialogContext } from '../dialogs/dialog.ts';
import type { DialogState, FormState } from '../dialogs/dialog-state.ts';
import { episodeFor } from '../dialogs/episode.ts';
import type { Form } from '../dialogs/forms/form.ts';
import { formTakes, namesChoice } from '../dialogs/forms/form-dialog.ts';
import { triggeredForm } from '../dialogs/forms/languages.ts';
import { isComplex } from '../dialogs/gauges/complexity.ts';
import { deservesPerson, frustrationOf, heard } from '../dialogs/gauges/frustration.ts';
import { accepts } from '../dialogs/registry.ts';
import { saysOneOf } from '../dialogs/words/comparison.ts';
import { verdictOf } from '../knowledge/confidence.ts';
import type { Hit } from '../knowledge/ports.ts';
import type { IntentName } from '../language/understanding.ts';
import { isHeld, isOpen } from '../tickets/status.ts';
import { offersOf } from './choosing/offers.ts';
import { type FurtherAnswer, severalAnswers } from './choosing/several-answers.ts';

/** "My address is a@b.com, thanks" is an address; a story that has one in it is not. */
const mostBesideAddress = 30;

/** What the bot does about a message. */
export type Action =
  /** A person holds the conversation: the words go to the ticket, the bot is silent. */
  | { type: 'relay' }
  | { type: 'ticket-status' }
  | { type: 'ask-withdraw' }
  /** Leaves the open question. */
  | { type: 'abandon'; dialog: DialogState }
  | { type: 'nothing-to-cancel' }
  | { type: 'restart' }
  /** "Are you a bot?" */
  | { type: 'about-bot' }
  | { type: 'reopen' }
  /** The open question takes the message as its answer. */
  | { type: 'continue'; dialog: DialogState }
  | { type: 'person'; reason: 'asked' | 'urgent'; hit: Hit | undefined }
  | { type: 'add-to-ticket'; raise: boolean; hit: Hit | undefined }
  | { type: 'begin-form'; form: Form }
  | { type: 'small-talk'; intent: 'greeting' | 'thanks' | 'bye' }
  /** `resume` is the form that the question interrupted. */
  /** `also`: what is said about the further questions of a message that asks several. */
  | { type: 'answer'; hit: Hit; next: Hit[]; resume: FormState | undefined; also?: FurtherAnswer[] }
  | { type: 'clarify'; hits: Hit[] }
  /** An address for a ticket that is open already. */
  | { type: 'keep-address'; email: string }
  /** "Yes", "no", "none" with nothing to answer: nodded at. */
  | { type: 'acknowledge' }
  /** `why`: it is more than a form can hold, or enough has failed and a person is offered before the next guess. */
  | { type: 'unanswered'; why?: 'complex' | 'frustrated' }
  /** There is nothing to look up: an emoji, a row of question marks. */
  | { type: 'unclear' };

/**
 * When the bot speaks and when it steps aside. Pure.
 *
 * The order is the policy: a person who holds the conversation, then commands that work everywhere, then the open question, then what is pressing, then talk, forms and articles.
 */
export function decide(context: DialogContext, dialog: DialogState | undefined): Action {
  return (
    held(context, dialog) ??
    chosenButton(context, dialog) ??
    command(context, dialog) ??
    danger(context, dialog) ??
    openQuestion(context, dialog) ??
    fresh(context)
  );
}

function held(context: DialogContext, dialog: DialogState | undefined): Action | undefined {
  if (!isHeld(context.ticket)) return undefined;
  const { intent } = context.said;
  if (intent === 'ticketStatus') return { type: 'ticket-status' };
  if (intent === 'cancel') return { type: 'ask-withdraw' };
  const stillOpen = dialog?.name === 'withdraw' || dialog?.name === 'address';
  return stillOpen && accepts(dialog, context) ? { type: 'continue', dialog } : { type: 'relay' };
}

/** A button is never a command, pressed or typed, whatever its words are ("Yes, withdraw it", "i changed my mind"). */
function chosenButton(context: DialogContext, dialog: DialogState | undefined): Action | undefined {
  if (!dialog) return undefined;
  const isButton = saysOneOf(context.offered, context.said.text);
  const isChoice = dialog.name === 'form' && namesChoice(dialog, context);
  return (isButton || isChoice) && accepts(dialog, context) ? { type: 'continue', dialog } : undefined;
}

function command(context: DialogContext, dialog: DialogState | undefined): Action | undefined {
  const open = isOpen(context.ticket);
  switch (context.said.intent) {
    case 'human':
      return open
        ? { type: 'add-to-ticket', raise: false, hit: undefined }
        : { type: 'person', reason: 'asked', hit: undefined };
    case 'ticketStatus':
      return { type: 'ticket-status' };
    case 'restart':
      return { type: 'restart' };
    case 'bot':
      return { type: 'about-bot' };
    case 'cancel':
      if (dialog && !isMereOffer(dialog)) return { type: 'abandon', dialog };
      return { type: open ? 'ask-withdraw' : 'nothing-to-cancel' };
    case 'notSolved':
      // After an answer it speaks of the answer, not of the ticket.
      if (dialog && dialog.name !== 'survey' && accepts(dialog, context)) return undefined;
      return wasJustResolved(context) ? { type: 'reopen' } : undefined;
    default:
      return undefined;
  }
}

/** Open, but nothing that "cancel" could mean. */
function isMereOffer({ name }: DialogState): boolean {
  return name === 'feedback' || name === 'related' || name === 'address';
}

/** A danger is never an answer to a question; other pressing words are one only where a form asks for free words. */
function danger(context: DialogContext, dialog: DialogState | undefined): Action | undefined {
  if (!dialog) return undefined;
  const { level } = context.said.urgency;
  const isOutOfPlace = level === 'high' && dialog.name === 'form' && !formTakes(dialog, context);
  return level === 'critical' || isOutOfPlace ? pressing(context) : undefined;
}

function openQuestion(context: DialogContext, dialog: DialogState | undefined): Action | undefined {
  if (!dialog || !accepts(dialog, context)) return undefined;
  if (dialog.name === 'form' && !formTakes(dialog, context)) {
    const [hit] = context.hits;
    if (hit && !context.said.declines && verdictOf(context.hits, context.content.policy.match) === 'answer')
      return { type: 'answer', hit, next: [], resume: dialog };
  }
  return { type: 'continue', dialog };
}

function fresh(context: DialogContext): Action {
  const { said, ticket } = context;
  if (isPressing(context, likelyHit(context))) return pressing(context);
  const email = said.entities.find(({ kind }) => kind === 'email')?.text;
  if (email !== undefined && isOpen(ticket) && said.text.length <= email.length + mostBesideAddress) {
    return { type: 'keep-address', email };
  }
  if (said.intent === 'greeting' || said.intent === 'thanks' || said.intent === 'bye') {
    return { type: 'small-talk', intent: said.intent };
  }
  const form = context.oneShot ? undefined : triggeredForm(context);
  if (form) return { type: 'begin-form', form };
  return lookedUp(context);
}

function pressing(context: DialogContext): Action {
  const hit = pressingHit(context);
  return isOpen(context.ticket)
    ? { type: 'add-to-ticket', raise: true, hit }
    : { type: 'person', reason: 'urgent', hit };
}

/** What to read meanwhile: an article on alarms where one is likely; another only when it surely answers. */
function pressingHit({ hits, content }: DialogContext): Hit | undefined {
  const { match } = content.policy;
  const alarm = hits.find(({ article, score }) => article.urgent && score >= match.clarify);
  return alarm ?? (verdictOf(hits, match) === 'answer' ? hits[0] : undefined);
}

function likelyHit({ hits, content }: DialogContext): Hit | undefined {
  return hits[0] && hits[0].score >= content.policy.match.clarify ? hits[0] : undefined;
}

const answersToNothing: readonly (IntentName | undefined)[] = ['yes', 'no', 'none', 'skip', 'back'];

function lookedUp(context: DialogContext): Action {
  const { said, content, ticket } = context;
  const { match } = content.policy;
  const hits = isBareCode(said) ? hitsOfProduct(context) : context.hits;
  if (answersToNothing.includes(said.intent)) return { type: 'acknowledge' };
  const several = severalAnswers(
    context.parts ?? [],
    found => verdictOf(found, match) === 'answer',
    hit => hit.score >= match.clarify,
  );
  if (several) return { type: 'answer', hit: several.hit, next: [], resume: undefined, also: several.also };
  const [best, ...rest] = hits;
  const likely = offersOf(hits, context);
  // Whoever says that they do not want it is not told how to do it.
  if (best && !said.declines && verdictOf(hits, match) === 'answer') {
    return {
      type: 'answer',
      hit: best,
      next: rest.filter(hit => isNextBest(hit, best, match.clarify)),
      resume: undefined,
    };
  }
  if (likely.length > 0 && wantsPerson(context)) return { type: 'unanswered', why: 'frustrated' };
  if (likely.length > 0) return { type: 'clarify', hits: likely.slice(0, match.mostChoices) };
  // A letter alone, 啊 or x, is a slip of the finger.
  const hasWords = said.terms.length > 0 && /\p{L}.*\p{L}/su.test(said.text);
  if (said.intent !== undefined || !hasWords) return { type: 'unclear' };
  if (isOpen(ticket)) return { type: 'add-to-ticket', raise: false, hit: undefined };
  return isComplex(context) ? { type: 'unanswered', why: 'complex' } : { type: 'unanswered' };
}

/** Numbers, codes and addresses alone ask nothing of most articles, though articles have numbers in them too. */
function isBareCode({ text, entities }: DialogContext['said']): boolean {
  const letters = (words: string) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return !/\p{L}/u.test(text) || letters(text) === letters(entities.map(entity => entity.text).join(''));
}

/** A product's code alone asks about the product; other numbers and codes name an order or a ticket. */
function hitsOfProduct({ said, hits }: DialogContext): Hit[] {
  const codes = said.entities.flatMap(({ kind, text }) => (kind === 'productCode' ? [text.toLowerCase()] : []));
  return hits.filter(({ why }) => codes.some(code => why.terms.includes(code)));
}

/** Failed often enough for a person rather than another guess; nobody is asked back who can only ask once. */
function wantsPerson({ said, episode, content, ticket, oneShot }: DialogContext): boolean {
  const { frustration: rules } = content.policy;
  const now = heard(episodeFor(episode), said);
  return !oneShot && !isOpen(ticket) && deservesPerson(frustrationOf(said, now, rules), now, rules);
}

/** Near enough to the first to be worth showing after it; never an alarm that nobody raised. */
function isNextBest(hit: Hit, best: Hit, atLeast: number): boolean {
  return hit.score >= atLeast && hit.score >= best.score / 2 && !hit.article.urgent;
}

/** Pressing by its words; words that only raise an eyebrow count when the article that matches is marked urgent. */
function isPressing({ said, content }: DialogContext, likely: Hit | undefined): boolean {
  const { level } = said.urgency;
  if (level === 'high' || level === 'critical') return true;
  return (
    level === 'raised' &&
    likely !== undefined &&
    likely.article.urgent &&
    likely.confidence >= content.policy.match.answer
  );
}

function wasJustResolved({ ticket, now, content }: DialogContext): boolean {
  if (ticket?.resolvedAt === undefined || isOpen(ticket)) return false;
  return msBetween(ticket.resolvedAt, now) <= content.policy.reopen.hours * 3_600_000;
}

import type { Verdict } from '../../knowledge/confidence.ts';
import type { Hit } from '../../knowledge/ports.ts';
import type { Understanding } from '../../language/understanding.ts';
import type { Action } from '../../turn/decide.ts';
import { cutTo } from '../columns.ts';

export type Heard = Pick<Understanding, 'intent' | 'urgency'> & { declines: boolean };

const longestReasons = 80;

/**
 * What the bot would do where something else than the articles decides, and what makes it do so; undefined where the articles'
 * verdict is what it does.
 *
 * @param verdict by the articles alone
 */
export function decisionWords(action: Action, said: Heard, verdict: Verdict): string | undefined {
  switch (action.type) {
    case 'person':
      return action.reason === 'asked'
        ? `Asks for a person${byIntent(said)}: opens a ticket, shows no article.`
        : `${urgentWords(said)}: opens a ticket${meanwhile(action.hit)}.`;
    case 'ticket-status':
      return `Asks about a ticket${byIntent(said)}: says how it stands.`;
    case 'restart':
      return `A command${byIntent(said)}: begins anew.`;
    case 'nothing-to-cancel':
      return `A command${byIntent(said)}: says that there is nothing to cancel.`;
    case 'about-bot':
      return `Asks who is speaking${byIntent(said)}: says that it is a bot.`;
    case 'small-talk':
      return `Small talk${byIntent(said)}: answers in kind, shows no article.`;
    case 'begin-form':
      return `Begins the form ${action.form.id} (${action.form.title}).`;
    case 'acknowledge':
      return `Answers a question that nobody asked${byIntent(said)}: nods at it.`;
    case 'unclear':
      return `Holds nothing to look up${byIntent(said)}: asks what is meant.`;
    case 'clarify':
      return said.declines ? 'Says what is not wanted: no article answers, likely ones are offered.' : undefined;
    case 'answer':
      return action.also ? 'Answers its questions one by one.' : undefined;
    case 'unanswered':
      return unansweredWords(action, verdict);
    default:
      // What is left needs a ticket or an open question.
      return undefined;
  }
}

function unansweredWords({ why }: Action & { type: 'unanswered' }, verdict: Verdict): string | undefined {
  if (why === 'frustrated') return 'Too upset for a guess: offers a person.';
  if (why === 'complex') return 'More than a form can hold: opens a ticket with all of it.';
  return verdict === 'nothing' ? undefined : 'Only numbers and codes, which are not looked up: offers a person.';
}

function urgentWords({ urgency }: Heard): string {
  const reasons = urgency.reasons.length > 0 ? `: ${cutTo(urgency.reasons.join(', '), longestReasons)}` : '';
  return `Urgent (${urgency.level}${reasons})`;
}

function meanwhile(hit: Hit | undefined): string {
  return hit ? `, shows ${hit.article.title} meanwhile` : ', shows no article';
}

function byIntent({ intent }: Heard): string {
  return intent === undefined ? '' : ` (${intent} in intents.yaml)`;
}

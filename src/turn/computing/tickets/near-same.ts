import type { Said, Step } from '../../../dialogs/dialog.ts';
import type { Understand } from '../../../language/understanding.ts';
import { joinConversation } from '../../../tickets/actions/elsewhere.ts';
import { nearSame } from '../../../tickets/actions/near-same.ts';
import { contactOf } from '../../../tickets/ticket.ts';
import { wholeMatter } from '../../asking/meaning.ts';
import type { Draft, DraftDeps } from '../../draft.ts';
import type { TurnStore } from '../../ports.ts';
import { opensTicket } from '../effects.ts';

type Deps = Pick<DraftDeps, 'content'> & { understand: Understand; store: Pick<TurnStore, 'openTickets'> };

/** Whose tickets the step's customer has, by the address that they are giving too. */
export function contactIn({ effects }: Step, { conversation, customer }: Draft): string {
  const given = effects.find(effect => effect.type === 'give-email')?.email;
  return contactOf(conversation.channel, { id: customer.id, email: given ?? customer.email });
}

/**
 * A step that would open a ticket about what is on an open one of the same customer goes on with that: true, and the conversation
 * belongs to it from now on. Else the draft remembers beside which tickets the new one is opened.
 */
export async function joinNearSame(step: Step, draft: Draft, deps: Deps): Promise<boolean> {
  const [opening] = step.effects.flatMap(effect => (effect.type === 'open-ticket' ? [effect] : []));
  if (!opening || !opensTicket(step, draft)) return false;
  const open = await deps.store.openTickets(contactIn(step, draft));
  const terms = (text: string, locale: string) => deps.understand(text, locale).terms;
  const found = nearSame(wholeMatter(opening, draft, deps), open, terms, deps.content.policy.nearSame, draft.now);
  if (!found) {
    draft.beside = open.map(({ number }) => number);
    return false;
  }
  draft.ticket = found;
  draft.change(joinConversation(found, draft.conversation.id, draft.now));
  draft.state = { ...draft.state, joins: { ticket: found.number, at: draft.now } };
  draft.event('ticket.asked-again', { ticket: found.number });
  return true;
}

const sameKeys: Readonly<Record<string, string>> = {
  'ticket.added': 'ticket.sameMatter',
  'form.added': 'ticket.sameMatter',
  'support.ticket': 'support.sameMatter',
};

/** Tells that the words went to the ticket that there is already. */
export function tellingSame(step: Step): Step {
  const told = (said: Said): Said => {
    const key = 'key' in said ? sameKeys[said.key] : undefined;
    return key === undefined || !('key' in said) ? said : { ...said, key };
  };
  return { ...step, say: step.say.map(told) };
}

import { plusMs } from '../../../base/clock.ts';
import { NotFoundError } from '../../../base/errors.ts';
import { cannedText, type Macro } from '../../../dialogs/content/canned.ts';
import type { Content } from '../../../dialogs/content/content.ts';
import { takesTickets } from '../../../tickets/people/assignment.ts';
import type { Draft } from '../../draft.ts';
import type { OperatorAction } from '../../turn.ts';
import type { MessageDeps } from '../message-turn.ts';

const hourMs = 3_600_000;

type Assigned = Extract<Macro['actions'][number], { assign: unknown }>['assign'];

type Deps = Pick<MessageDeps, 'content' | 'staff'>;

/**
 * What a macro stands for, its canned replies in the customer's language.
 *
 * @throws NotFoundError when there is none of this name, or nobody of a name that it gives the ticket to
 */
export async function macroActions(
  name: string,
  operator: { name: string },
  draft: Draft,
  deps: Deps,
): Promise<OperatorAction[]> {
  const macro = deps.content.macros.find(one => one.name === name);
  if (!macro) throw new NotFoundError('macro', name);
  return Promise.all(macro.actions.map(action => actionOf(action, operator, draft, deps)));
}

async function actionOf(
  action: Macro['actions'][number],
  operator: { name: string },
  draft: Draft,
  deps: Deps,
): Promise<OperatorAction> {
  if ('reply' in action) return { type: 'reply', text: replyText(action.reply, operator, draft, deps.content) };
  if ('tag' in action) return { type: 'tag', add: action.tag, remove: [] };
  if ('untag' in action) return { type: 'tag', add: [], remove: action.untag };
  if ('priority' in action) return { type: 'prioritise', priority: action.priority };
  if ('snoozeHours' in action) return { type: 'snooze', until: plusMs(draft.now, action.snoozeHours * hourMs) };
  if ('assign' in action) return assigning(action.assign, deps);
  return { type: 'resolve' };
}

async function assigning(to: Assigned, { staff }: Deps): Promise<OperatorAction> {
  if (to === 'me') return { type: 'claim' };
  if (to === 'nobody') return { type: 'release' };
  if ('queue' in to) return { type: 'move', queue: to.queue };
  const wanted = to.operator.toLowerCase();
  const named = (await staff?.list())?.find(one => takesTickets(one) && one.name.toLowerCase() === wanted);
  if (!named) throw new NotFoundError('operator', to.operator);
  return { type: 'assign', to: { id: named.id, name: named.name } };
}

function replyText(name: string, operator: { name: string }, draft: Draft, content: Content): string {
  const canned = content.canned(draft.locale);
  const reply = canned?.replies.find(one => one.name === name);
  if (!canned || !reply) throw new NotFoundError('canned reply', name);
  const customer = draft.ticket?.customer.name;
  return cannedText(canned, reply, { customer, operator: operator.name, ticket: draft.ticket?.number ?? '' });
}

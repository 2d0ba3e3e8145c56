import { plusMs } from '../../../base/clock.ts';
import { NotFoundError } from '../../../base/errors.ts';
import { cannedText, type Macro } from '../../../dialogs/content/canned.ts';
import type { Content } from '../../../dialogs/content/content.ts';
import type { Draft } from '../../draft.ts';
import type { OperatorAction } from '../../turn.ts';

const hourMs = 3_600_000;

/** What a macro stands for, its canned replies in the customer's language. @throws NotFoundError when there is none of this name */
export function macroActions(
  name: string,
  operator: { name: string },
  draft: Draft,
  content: Content,
): OperatorAction[] {
  const macro = content.macros.find(one => one.name === name);
  if (!macro) throw new NotFoundError('macro', name);
  return macro.actions.map(action => actionOf(action, operator, draft, content));
}

function actionOf(
  action: Macro['actions'][number],
  operator: { name: string },
  draft: Draft,
  content: Content,
): OperatorAction {
  if ('reply' in action) return { type: 'reply', text: replyText(action.reply, operator, draft, content) };
  if ('tag' in action) return { type: 'tag', add: action.tag, remove: [] };
  if ('untag' in action) return { type: 'tag', add: [], remove: action.untag };
  if ('priority' in action) return { type: 'prioritise', priority: action.priority };
  if ('snoozeHours' in action) return { type: 'snooze', until: plusMs(draft.now, action.snoozeHours * hourMs) };
  if ('assign' in action) return { type: action.assign === 'me' ? 'claim' : 'release' };
  return { type: 'resolve' };
}

function replyText(name: string, operator: { name: string }, draft: Draft, content: Content): string {
  const canned = content.canned(draft.locale);
  const reply = canned?.replies.find(one => one.name === name);
  if (!canned || !reply) throw new NotFoundError('canned reply', name);
  const customer = draft.ticket?.customer.name;
  return cannedText(canned, reply, { customer, operator: operator.name, ticket: draft.ticket?.number ?? '' });
}

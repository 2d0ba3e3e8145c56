import { z } from 'zod';
import type { Route } from '../../http/route.ts';
import { mentionsIn } from '../../tickets/actions/mentions.ts';
import type { OperatorAction } from '../../turn/turn.ts';
import type { TicketDeps } from '../deps.ts';
import { actionRoute, Nothing } from './action-route.ts';
import { OperatorText } from './ticket-text.ts';

const WithText = z.strictObject({ text: OperatorText });
const WithOptionalText = z.strictObject({ text: OperatorText.optional() }).optional();

/** Who answers, and with what words. */
export function answeringRoutes(deps: TicketDeps): Route[] {
  return [
    actionRoute(deps, 'claim', 'Take a ticket; 409 when another operator holds it', Nothing, () => ({ type: 'claim' })),
    actionRoute(deps, 'release', 'Give a ticket back to the queue', Nothing, () => ({ type: 'release' })),
    actionRoute(deps, 'reply', 'Write to the customer; claims a ticket that nobody holds', WithText, ({ text }) => ({
      type: 'reply',
      text,
    })),
    actionRoute(
      deps,
      'note',
      'Keep a note that the customer never sees; `@name` tells the operator of that name',
      WithText,
      ({ text }) => note(deps, text),
    ),
    actionRoute(deps, 'resolve', 'Resolve a ticket, with a last word or without', WithOptionalText, body =>
      resolve(body?.text),
    ),
    actionRoute(deps, 'reopen', 'Open a resolved ticket again', Nothing, () => ({ type: 'reopen' })),
  ];
}

async function note({ operators }: TicketDeps, text: string): Promise<OperatorAction> {
  const mentions = text.includes('@') ? mentionsIn(text, await operators.list()) : [];
  return mentions.length > 0 ? { type: 'note', text, mentions } : { type: 'note', text };
}

/** `text` is left out, not undefined, when there is no last word. */
export function resolve(text: string | undefined): OperatorAction {
  return text === undefined ? { type: 'resolve' } : { type: 'resolve', text };
}

import { z } from 'zod';
import { PermanentFault } from '../../base/errors.ts';
import type { LoggedActivity } from '../../turn/activity.ts';
import type { ConversationLog } from '../../turn/ports.ts';
import { channelActivity } from './activity.ts';
import type { Connector } from './connector.ts';
import { Address } from './inbound-activity.ts';

/** The outbox kind this sender serves. */
export const SEND = 'bot-framework.send';

/** What a turn's commit asks to be sent: the activities `fromN` to `toN` of its conversation, both included. */
export const SendPayload = z.object({ fromN: z.number().int().positive(), toN: z.number().int().positive() });

/** An outbox entry as far as a sender reads it. */
export type Entry = { id: string; conversationId: string; payload: unknown };

const MAX_REMEMBERED = 1000;

/**
 * Sends an entry's activities in order. What a failed try already delivered is remembered, so that the next try of this process
 * continues behind it; only a crash between the channel's answer and the outbox row can repeat a message.
 * Rejects with PermanentFault when the conversation, its address or the permission to post there is gone.
 */
export function createSender(deps: {
  connector: Connector;
  isAllowed: (serviceUrl: string) => boolean;
  log: ConversationLog;
  publicUrl?: () => string;
}): (entry: Entry) => Promise<void> {
  const delivered = new Map<string, number>();
  return async entry => {
    const { address, activities } = await readEntry(deps, entry);
    for (const logged of activities) {
      if (logged.n <= (delivered.get(entry.id) ?? 0)) continue;
      const activity = channelActivity(logged, address.channelId, deps.publicUrl?.());
      if (activity !== undefined) await deps.connector.post(address, activity);
      remember(delivered, entry.id, logged.n);
    }
    delivered.delete(entry.id);
  };
}

async function readEntry(
  deps: { isAllowed: (serviceUrl: string) => boolean; log: ConversationLog },
  entry: Entry,
): Promise<{ address: Address; activities: LoggedActivity[] }> {
  const { fromN, toN } = parse(SendPayload, entry.payload, 'outbox payload');
  const conversation = await deps.log.find(entry.conversationId);
  if (conversation === undefined) throw new PermanentFault(`No conversation ${entry.conversationId}`);
  const address = parse(Address, conversation.address, 'address of the conversation');
  if (!deps.isAllowed(address.serviceUrl)) throw new PermanentFault('The serviceUrl is no longer on the list');
  // The log gives the newest when there are more than the limit, so ask for all that can have come since, and some.
  const since = await deps.log.activities(entry.conversationId, fromN - 1, conversation.lastN - fromN + 100);
  return { address, activities: since.filter(({ n }) => n >= fromN && n <= toN) };
}

function parse<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new PermanentFault(
    `The ${what} does not parse: ${result.error.issues.map(issue => issue.path.join('.')).join(', ')}`,
  );
}

/** Entries that died are never asked for again: the oldest are forgotten. */
function remember(delivered: Map<string, number>, entryId: string, n: number): void {
  delivered.set(entryId, n);
  if (delivered.size <= MAX_REMEMBERED) return;
  const [oldest] = delivered.keys();
  if (oldest !== undefined) delivered.delete(oldest);
}

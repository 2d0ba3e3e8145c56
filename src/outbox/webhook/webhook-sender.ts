import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import type { Clock } from '../../base/clock.ts';
import { PermanentFault } from '../../base/errors.ts';
import { type Outbound, requireSuccess } from '../../net/outbound.ts';
import type { Sender } from '../outbox.ts';

/** The outbox kind this sender serves, and the lane in which its entries keep their order. */
export const WEBHOOK = 'webhook.send';

/** What the receiver gets, as Standard Webhooks shapes it. `timestamp`: when it happened (ISO). */
export const WebhookEvent = z.strictObject({
  type: z.string().regex(/^[a-z]+(\.[a-z]+)*$/),
  timestamp: z.string(),
  data: z.record(z.string(), z.json()),
});
export type WebhookEvent = z.infer<typeof WebhookEvent>;

/**
 * Posts an entry's event, signed (https://www.standardwebhooks.com). The entry's id is the webhook-id: a repeat has the same one.
 * A redirect is a failure, "410 Gone" the end.
 */
export function createWebhookSender(
  settings: { url: string; secret: string },
  deps: { outbound: Outbound; clock: Clock },
): Sender {
  const signer = new Webhook(settings.secret);
  return async ({ id, payload }) => {
    const event = WebhookEvent.safeParse(payload);
    if (!event.success) throw new PermanentFault('The outbox payload is no webhook event');
    const body = JSON.stringify(event.data);
    const at = new Date(deps.clock.now());
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': signer.sign(id, at, body),
    };
    requireSuccess(await deps.outbound({ method: 'POST', url: settings.url, headers, body }), 'The webhook’s receiver');
  };
}

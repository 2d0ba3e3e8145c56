import { sameSecret, sign } from '../base/secrets.ts';

const purpose = 'ticket-status';

/** Path below the public address of a ticket's status page, with the key that opens this ticket's page and no other. */
export function statusPath(statusKey: string, number: string): string {
  return `/tickets/${encodeURIComponent(number)}?key=${sign(statusKey, purpose, number)}`;
}

/** True when `key` came from `statusPath` for this very number. */
export function checkStatusKey(statusKey: string, number: string, key: string): boolean {
  return sameSecret(key, sign(statusKey, purpose, number));
}

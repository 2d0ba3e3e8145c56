import { canonicalCode, isTicketNumber, type Lexeme } from './text/lexemes.ts';
import type { Entity } from './understanding.ts';

/**
 * Addresses, codes and numbers in the order they stand, each once. Codes come as they are printed (`LL-20418`, `SKU-4471`,
 * `T-1042`), numbers without thousands separators. An e-mail address that no mail server would take is not one.
 */
export function entitiesOf(read: readonly Lexeme[]): Entity[] {
  const found = new Map<string, Entity>();
  for (const lexeme of read) {
    const entity = entityOf(lexeme);
    if (entity !== undefined) found.set(`${entity.kind} ${entity.text}`, entity);
  }
  return [...found.values()];
}

function entityOf({ kind, surface }: Lexeme): Entity | undefined {
  if (kind === 'email') return isDeliverable(surface) ? { kind, text: surface } : undefined;
  if (kind === 'url') return { kind, text: surface.replace(/[.,;:!?)\]]+$/, '') };
  if (kind === 'number') return { kind, text: surface.replace(/,(?=\d{3}(?:\D|$))/g, '') };
  return kind === 'code' ? codeEntity(surface) : undefined;
}

function codeEntity(surface: string): Entity | undefined {
  const text = canonicalCode(surface);
  if (isTicketNumber(surface)) return { kind: 'ticketNumber', text };
  if (/^SKU-\d{3,6}$/.test(text)) return { kind: 'productCode', text };
  return /^[A-Z]{2,4}-\d{4,10}$/.test(text) ? { kind: 'orderNumber', text } : undefined;
}

/** RFC 5321 lengths and the dot rules of RFC 5322, without quoted local parts, which no customer has. */
function isDeliverable(address: string): boolean {
  const at = address.indexOf('@');
  const local = address.slice(0, at);
  const labels = address.slice(at + 1).split('.');
  const isLocal = local.length <= 64 && !/^\.|\.\.|\.$/.test(local);
  const isDomain = labels.every(label => /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(label));
  return address.length <= 254 && isLocal && isDomain && /^[A-Za-z]{2,24}$/.test(labels.at(-1) ?? '');
}

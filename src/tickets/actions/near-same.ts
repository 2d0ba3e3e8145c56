import { z } from 'zod';
import { msBetween } from '../../base/clock.ts';
import type { Terms } from '../ports.ts';
import { isOpen } from '../status.ts';
import type { Ticket } from '../ticket.ts';

/** `nearSame` in policy.yaml. */
export const NearSameRules = z.strictObject({
  /** From which similarity on (0 to 1) two texts of one customer are one matter; above 1 none are. */
  similarity: z.number().min(0).max(1.01).default(0.65),
  /** A ticket that nobody has touched for so many hours is another matter all the same. */
  hours: z.number().positive().default(72),
});
export type NearSameRules = z.infer<typeof NearSameRules>;

/** What the customer says now. */
export type Said = { text: string; locale: string };

/**
 * The open ticket that these words tell again; of several the most similar, then the newest. Pure.
 *
 * @param tickets of the same customer, in any status
 * @param now ISO
 */
export function nearSame(
  said: Said,
  tickets: readonly Ticket[],
  terms: Terms,
  { similarity, hours }: NearSameRules,
  now: string,
): Ticket | undefined {
  const asked = new Set(terms(said.text, said.locale));
  const alike = tickets
    .filter(ticket => isOpen(ticket) && msBetween(ticket.updatedAt, now) <= hours * 3_600_000)
    .map(ticket => ({ ticket, likeness: likenessOf(asked, new Set(terms(wordsOf(ticket), ticket.locale))) }))
    .filter(({ likeness }) => likeness >= similarity);
  return alike.toSorted((a, b) => b.likeness - a.likeness || compare(b.ticket.createdAt, a.ticket.createdAt))[0]
    ?.ticket;
}

/**
 * How alike two sets of terms are, 0 to 1: the share of all terms that both have (Jaccard 1901). Texts with other numbers in them, of
 * orders, codes or sizes, are not alike at all.
 */
export function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0 || haveOtherNumbers(a, b)) return 0;
  const both = [...a].filter(term => b.has(term)).length;
  return both / (a.size + b.size - both);
}

function haveOtherNumbers(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [ofA, ofB] = [numbersIn(a), numbersIn(b)];
  return ofA.length > 0 && ofB.length > 0 && ofA.join(' ') !== ofB.join(' ');
}

function numbersIn(terms: ReadonlySet<string>): string[] {
  return [...terms].filter(term => /\d/.test(term)).sort();
}

/** The question, and what was filled in on a form. */
function wordsOf({ question, form }: Ticket): string {
  return [question, ...(form?.fields.map(({ value }) => value) ?? [])].join('\n');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

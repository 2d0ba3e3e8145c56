import { z } from 'zod';
import { type Priority, priorities, type TicketUrgency } from './ticket.ts';

const Domain = z
  .string()
  .toLowerCase()
  .regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/, 'write a domain like company.example, without @');
const Address = z.string().toLowerCase().pipe(z.email('write a whole address, like ana@company.example'));

/** `priorities:` of policy.yaml: what a ticket's topic and its customer say about its priority. */
export const PriorityRules = z.strictObject({
  /** Where a calm ticket of that topic begins; pressing words raise it. Other topics begin at `normal`. */
  byTopic: z.record(z.string(), z.enum(priorities)).default({}),
  /** Customers who matter more, by their e-mail addresses. */
  vip: z
    .strictObject({
      /** The least priority of their tickets. */
      priority: z.enum(priorities).default('high'),
      domains: z.array(Domain).default([]),
      addresses: z.array(Address).default([]),
    })
    .prefault({}),
});
export type PriorityRules = z.infer<typeof PriorityRules>;

export type PriorityFacts = {
  /** Urgency of the words that opened the ticket. */
  level: TicketUrgency['level'];
  /** An article marked urgent matched them. */
  articleIsUrgent: boolean;
  topic: string;
  email: string | undefined;
};

/** Urgency level of the words that opened the ticket -> its priority. */
const byLevel: Readonly<Record<TicketUrgency['level'], Priority>> = {
  none: 'normal',
  raised: 'normal',
  high: 'high',
  critical: 'urgent',
};

const rank: Readonly<Record<Priority, number>> = { urgent: 0, high: 1, normal: 2, low: 3 };

/**
 * A new ticket's priority: that of its topic, raised by what the words say and by who asks.
 *
 * @returns with what spoke beside the words: `topic:privacy`, `vip:company.example`
 */
export function priorityFrom(facts: PriorityFacts, rules: PriorityRules): { priority: Priority; reasons: string[] } {
  const byTopic = rules.byTopic[facts.topic];
  const vip = vipOf(facts.email, rules);
  // Calm words ask for nothing: a topic may begin below normal.
  const spoken = facts.level === 'none' ? undefined : priorityOf(facts.level, facts.articleIsUrgent);
  const parts = [byTopic ?? 'normal', spoken, vip ? rules.vip.priority : undefined].filter(part => part !== undefined);
  const reasons = [
    byTopic && byTopic !== 'normal' ? `topic:${facts.topic}` : undefined,
    vip ? `vip:${vip}` : undefined,
  ];
  return { priority: parts.reduce(moreUrgent), reasons: reasons.filter(reason => reason !== undefined) };
}

/** The address or the domain, as the policy lists it, by which a customer matters more; a domain holds those below it. */
export function vipOf(email: string | undefined, { vip }: PriorityRules): string | undefined {
  const address = email?.toLowerCase() ?? '';
  if (vip.addresses.includes(address)) return address;
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return vip.domains.find(listed => domain === listed || domain.endsWith(`.${listed}`));
}

/**
 * What words alone ask for: by their urgency, and at least `high` when an article marked urgent matched them and the words themselves
 * are pressing.
 */
export function priorityOf(level: TicketUrgency['level'], articleIsUrgent: boolean): Priority {
  const spoken = byLevel[level];
  return articleIsUrgent && level !== 'none' ? moreUrgent(spoken, 'high') : spoken;
}

export function moreUrgent(a: Priority, b: Priority): Priority {
  return rank[a] <= rank[b] ? a : b;
}

import { z } from 'zod';
import { SurveyRules } from '../../survey/eligibility.ts';
import { NearSameRules } from '../../tickets/actions/near-same.ts';
import { BusinessHours } from '../../tickets/hours/business-hours.ts';
import { MailRules, NotifyRules } from '../../tickets/notify/notify-rules.ts';
import { AssignmentRules } from '../../tickets/people/assignment.ts';
import { PriorityRules } from '../../tickets/priority.ts';
import { Queues } from '../../tickets/queue.ts';
import { SlaTargets } from '../../tickets/sla.ts';
import { ComplexityRules, FrustrationRules } from '../gauges/rules.ts';

const share = z.number().min(0).max(1);
const minutes = z.number().positive();

/** So many uses within so many seconds. */
const limit = z.strictObject(
  { points: z.number().int().positive(), seconds: z.number().positive() },
  { error: issue => (issue.input === undefined ? 'missing; write it like { points: 30, seconds: 60 }' : undefined) },
);

/** Every limit there is, by the name that code gives it; counted per client address unless said otherwise. */
const Limits = z.strictObject({
  tokens: limit,
  /** New ones, of one address. */
  chats: limit,
  support: limit,
  search: limit,
  pages: limit,
  /** Votes on articles. */
  feedback: limit,
  /** Of one conversation. */
  messages: limit,
  /** Of one conversation. */
  polls: limit,
  /** `POST /api/messages`. */
  channel: limit,
  /** Of one account. */
  signIn: limit,
  signInAddress: limit,
  operator: limit,
});

/** `dialogs/policy.yaml`: the numbers that decide, in one place, for the owner to change. */
export const Policy = z.strictObject({
  defaultLocale: z.string().min(2),
  match: z.strictObject({
    /** The first hit answers from this confidence on. */
    answer: share,
    /** Hits from this score on are offered as choices. */
    clarify: share,
    mostChoices: z.number().int().min(2).max(5),
  }),
  burst: z.strictObject({
    /** A short message waits this long for the next one before it is understood. */
    quietMs: z.number().int().min(0).max(10_000),
    /** Messages of up to this many words (a Chinese character counts half) may be the beginning of a burst. */
    shortWords: z.number().int().min(0).max(20),
  }),
  episode: z.strictObject({ idleMinutes: minutes }),
  /** A hold with no operator action for this long goes back to the queue. */
  hold: z.strictObject({ minutes }),
  /** "Still broken" within this many hours of a resolution reopens the ticket. */
  reopen: z.strictObject({ hours: z.number().positive() }),
  /** Tickets one customer may open a day; past it the words are added to the newest open one or refused kindly. */
  ticketsPerDay: z.number().int().min(1),
  /** How a conversation that goes badly is told, and what is done about it. */
  frustration: FrustrationRules.prefault({}),
  /** From when on a matter is more than a form can hold. */
  complexity: ComplexityRules.prefault({}),
  /** When what a customer asks again is added to their open ticket. */
  nearSame: NearSameRules.prefault({}),
  queues: Queues,
  priorities: PriorityRules.prefault({}),
  /** Who gets a ticket. */
  assignment: AssignmentRules.prefault({}),
  hours: BusinessHours,
  sla: SlaTargets,
  mail: MailRules.prefault({}),
  notify: NotifyRules.prefault({}),
  survey: SurveyRules,
  limits: Limits,
});
export type Policy = z.infer<typeof Policy>;

import { z } from 'zod';

/** `mail:` of policy.yaml: when an operator's words follow a customer who has left, and how long its link lives. */
export const MailRules = z.strictObject({
  /** Without an open chat for so long the customer has left. */
  awayMinutes: z.number().min(0).max(1440).default(5),
  linkDays: z.number().int().min(1).max(365).default(30),
});
export type MailRules = z.infer<typeof MailRules>;

/** `notify:` of policy.yaml: when operators are told by e-mail and webhook. */
export const NotifyRules = z.strictObject({
  /** Minutes of opening time that a customer waits without anybody having looked. */
  unseenMinutes: z.number().int().positive().max(10_080).default(20),
  /** When the morning's overview is written, on days on which the shop opens. */
  digestAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time of day as 08:30')
    .default('08:30'),
});
export type NotifyRules = z.infer<typeof NotifyRules>;

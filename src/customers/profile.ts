import { z } from 'zod';

/** A customer as one channel knows them. Two channels, or an unverified address, never make one customer by themselves. */
export const Customer = z.object({
  id: z.string(),
  channel: z.string(),
  /** The channel's own user id, unique in the channel. */
  channelUser: z.string(),
  name: z.string().optional(),
  /** As the customer typed it; not verified. */
  email: z.string().optional(),
  /** When surveys were asked, newest last, at most ten. */
  surveyedAt: z.array(z.string()),
  createdAt: z.string(),
  /** As an operator wrote it down. */
  phone: z.string().optional(),
  /** Since when nothing of theirs is taken up. */
  blockedAt: z.string().optional(),
});
export type Customer = z.infer<typeof Customer>;

/** A note of an operator on a customer. */
export const CustomerNote = z.object({
  at: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  text: z.string(),
});
export type CustomerNote = z.infer<typeof CustomerNote>;

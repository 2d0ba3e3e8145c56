import { z } from 'zod';

/** One survey of one episode: a row from the moment it was asked, filled as the customer answers. */
export const Rating = z.object({
  id: z.string(),
  conversationId: z.string(),
  episode: z.number().int(),
  ticket: z.string().optional(),
  operatorId: z.string().optional(),
  articles: z.array(z.string()),
  locale: z.string(),
  channel: z.string(),
  askedAt: z.string(),
  answeredAt: z.string().optional(),
  /** 1 to 5. */
  csat: z.number().int().min(1).max(5).optional(),
  /** 0 to 10. */
  nps: z.number().int().min(0).max(10).optional(),
  comment: z.string().optional(),
});
export type Rating = z.infer<typeof Rating>;

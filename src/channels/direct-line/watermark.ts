import { z } from 'zod';

/** Where a client stands: the number of the last activity it has, as text; nothing or '' is the beginning. */
export const Watermark = z
  .string()
  .regex(/^\d{0,15}$/, 'send the watermark as it was given')
  .optional();

export function positionOf(watermark: string | undefined): number {
  return Number(watermark ?? 0);
}

import { z } from 'zod';

const line = z.string().trim().min(1).max(1000);

/** A customer of practice mode. */
export const Scene = z.strictObject({
  name: line,
  email: z.email().optional(),
  /** What the operator in training is to learn. */
  lesson: line,
  /** What they write first, one message after the other. */
  says: z.array(line).min(1).max(10),
  /** What they write after each reply: the messages after the first reply, after the second, ... */
  answers: z.array(z.array(line).min(1).max(5)).max(10),
  /** How they rate the help in the end, 1 to 5. */
  rating: z.number().int().min(1).max(5),
});
export type Scene = z.infer<typeof Scene>;

/** `dialogs/<locale>/practice.yaml`. */
export const Scenes = z.array(Scene).min(1).max(20);

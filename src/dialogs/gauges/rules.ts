import { z } from 'zod';

const points = z.number().min(0).max(20);

/** How a conversation that goes badly is told, in points, and from how many of them something is done about it. */
export const FrustrationRules = z.strictObject({
  /** A mood (-1 to 1) as bad as this is angry. */
  angryMood: z.number().min(-1).max(0).default(-0.7),
  /** For an angry message. */
  angry: points.default(2),
  /** For capitals or several exclamation marks, where the mood is bad or something has failed. */
  shouting: points.default(1),
  /** For each time the bot found nothing, did not help, or offered the wrong things, in this episode. */
  failure: points.default(1),
  /** For each question that was asked before in this episode, and for anger that an apology did not end. */
  again: points.default(1),
  /** From so many failures on a person is offered instead of another "did you mean". */
  offerAfterFailures: z.number().int().min(1).default(2),
  /** The same from so many points on. */
  offer: points.default(4),
  /** From so many points on a ticket is of high priority. Frustration alone never makes one urgent. */
  high: points.default(4),
});
export type FrustrationRules = z.infer<typeof FrustrationRules>;

/** From when on a matter is more than a form can hold. */
export const ComplexityRules = z.strictObject({
  /** So many questions in one message are several. */
  questions: z.number().int().min(2).default(2),
  /** So many topics among the articles that may answer are several too, in a message of `storyWords` at least. */
  topics: z.number().int().min(2).default(3),
  storyWords: z.number().int().min(1).default(25),
  /** So many words are a long story. A Chinese character counts half. */
  longWords: z.number().int().min(1).default(80),
});
export type ComplexityRules = z.infer<typeof ComplexityRules>;

import { z } from 'zod';
import { Shown } from '../tickets/ticket.ts';

/** From the first message after a quiet time to thanks, a resolution or idleness. */
export const Episode = z.object({
  /** Counts from 1 in its conversation. */
  n: z.number().int(),
  /** What the bot showed, newest last, at most ten. */
  shown: z.array(Shown),
  /** Whether its survey was asked. */
  surveyed: z.boolean(),
  /** A ticket was resolved in it. */
  resolved: z.boolean(),
  ended: z.boolean(),
  /** How often the bot found nothing, did not help, or offered the wrong things; an answer that helped wipes it out. */
  failures: z.number().int().min(0).default(0),
  /** The questions that were looked up, newest last, each as its index terms. */
  asked: z.array(z.array(z.string())).default([]),
  /** How many of them had been asked before. */
  repeats: z.number().int().min(0).default(0),
  /** The bot has said sorry for the trouble. */
  apologised: z.boolean().default(false),
});
export type Episode = z.infer<typeof Episode>;

export const firstEpisode: Episode = {
  n: 1,
  shown: [],
  surveyed: false,
  resolved: false,
  ended: false,
  failures: 0,
  asked: [],
  repeats: 0,
  apologised: false,
};

/** The episode that a new message belongs to: the running one, or the next when that has ended. */
export function episodeFor(episode: Episode): Episode {
  return episode.ended ? { ...firstEpisode, n: episode.n + 1 } : episode;
}

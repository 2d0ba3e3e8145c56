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
});
export type Episode = z.infer<typeof Episode>;

export const firstEpisode: Episode = { n: 1, shown: [], surveyed: false, resolved: false, ended: false };

/** The episode that a new message belongs to: the running one, or the next when that has ended. */
export function episodeFor(episode: Episode): Episode {
  return episode.ended ? { ...firstEpisode, n: episode.n + 1 } : episode;
}

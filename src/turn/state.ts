import { z } from 'zod';
import { DialogState } from '../dialogs/dialog-state.ts';
import { Episode, firstEpisode } from '../dialogs/episode.ts';
import { Rating } from '../survey/rating.ts';

/** What a conversation remembers from turn to turn. A change of its shape raises `v`. */
export const TurnState = z.object({
  v: z.literal(1),
  /** The open question, if one is. */
  dialog: DialogState.optional(),
  episode: Episode,
  /** The survey that is being answered. */
  rating: Rating.optional(),
  /** Short messages that wait for the end of their burst. */
  waiting: z.array(z.object({ n: z.number().int(), text: z.string() })),
  /** Titles of the choices under the last message. */
  offered: z.array(z.string()).optional(),
  /** Those under earlier ones, newest last. */
  offeredBefore: z.array(z.string()).optional(),
  /** When the customer last wrote. */
  customerAt: z.string().optional(),
  /** An operator's words from `fromN` on, said at `since`, that go out by e-mail at `at` unless the customer has come back by then. */
  mail: z.object({ fromN: z.number().int(), since: z.string(), at: z.string() }).optional(),
  /** The ticket of another conversation that what is asked here belongs to, and since when. */
  joins: z.object({ ticket: z.string(), at: z.string() }).optional(),
  /** The block (`blockedAt` of the customer) that the customer has been told of here. */
  toldBlocked: z.string().optional(),
});
export type TurnState = z.infer<typeof TurnState>;

export const freshState: TurnState = { v: 1, episode: firstEpisode, waiting: [] };

/**
 * The stored state, or a fresh one when it is of a version this code does not know; `dropped` tells which.
 *
 * @param lastN the conversation's last activity: a fresh state's episode takes its number from it, so that it is none of the old ones
 */
export function readState(stored: unknown, lastN: number): { state: TurnState; dropped: boolean } {
  if (stored === null || stored === undefined) return { state: freshState, dropped: false };
  const parsed = TurnState.safeParse(stored);
  if (parsed.success) return { state: parsed.data, dropped: false };
  return { state: { ...freshState, episode: { ...firstEpisode, n: lastN + 1 } }, dropped: true };
}

import type { Rating } from './rating.ts';

/** Reading ratings; they are written only by a turn's commit (`turn/ports.ts`). */
export interface RatingStore {
  /** Surveys asked in `[from, to)` (ISO instants; either may be left out), newest first. */
  list(period: { from?: string; to?: string }): Promise<Rating[]>;
}

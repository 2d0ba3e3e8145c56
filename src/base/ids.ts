import { randomBytes } from 'node:crypto';

export type IdKind = 'cnv' | 'cus' | 'evt' | 'lnk' | 'opr' | 'rat' | 'out' | 'tok' | 'ses' | 'viw';

/** Where identifiers come from: `kind_` and 128 random bits in base64url. */
export type Ids = { next(kind: IdKind): string };

export const randomIds: Ids = { next: kind => `${kind}_${randomBytes(16).toString('base64url')}` };

/** Countable identifiers (`cnv_1`, `cnv_2`); for tests and replays. */
export function countingIds(): Ids {
  let n = 0;
  return {
    next: kind => {
      n += 1;
      return `${kind}_${n}`;
    },
  };
}

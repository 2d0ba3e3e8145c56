import { z } from 'zod';
import { AppError } from '../../base/errors.ts';

/** The place of a ticket in the queue's order. */
const Place = z.tuple([z.number().int(), z.string(), z.number().int()]);
export type Place = z.infer<typeof Place>;

export function encodeCursor(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Throws AppError `invalid_cursor` for anything that `encodeCursor` did not make. */
export function decodeCursor(cursor: string): Place {
  const place = Place.safeParse(parsed(Buffer.from(cursor, 'base64url').toString()));
  if (place.success) return place.data;
  throw new AppError('invalid', 'invalid_cursor', 'The cursor is not one that a list gave; leave it out to begin anew');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { z } from 'zod';
import { AppError } from '../../base/errors.ts';

/** The place of a ticket in one of the orders: the order's name, then the values it sorts by. */
const Place = z.union([
  z.tuple([z.literal('queue'), z.number().int(), z.number().int(), z.string(), z.number().int()]),
  z.tuple([z.literal('newest'), z.string(), z.number().int()]),
  z.tuple([z.literal('updated'), z.string(), z.number().int()]),
]);
export type Place = z.infer<typeof Place>;

export function encodeCursor(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Throws AppError `invalid_cursor` for anything that `encodeCursor` did not make for this order. */
export function decodeCursor(cursor: string, sort: Place[0]): Place {
  const place = Place.safeParse(parsed(Buffer.from(cursor, 'base64url').toString()));
  if (place.success && place.data[0] === sort) return place.data;
  throw new AppError(
    'invalid',
    'invalid_cursor',
    'The cursor is not one that this list gave; leave it out to begin anew',
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

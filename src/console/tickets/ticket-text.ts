import { z } from 'zod';

/** Most characters of what an operator writes at once. */
export const textMax = 4000;

/** What an operator writes to a customer or keeps as a note: not only spaces. */
export const OperatorText = z.string().min(1).max(textMax).transform(unixLines).pipe(z.string().min(1));

/** Without spaces around it; browsers and Windows programs send CR LF for a line's end. */
export function unixLines(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}

import { z } from 'zod';
import { AppError } from '../../base/errors.ts';

/** An e-mail address given on the command line. Throws AppError `invalid` that names the option and the mend. */
export function readAddress(text: string): string {
  const address = z.email().max(254).safeParse(text.trim());
  if (address.success) return address.data;
  throw new AppError('invalid', 'email', `--email ${text}: write an address like mei@example.com`);
}

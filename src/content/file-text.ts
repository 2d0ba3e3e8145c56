import { refused } from './problem.ts';

/** What a content file may hold, in bytes. */
export const maxFileBytes = 256 * 1024;

/**
 * The text of a content file, without a byte order mark and with `\n` at the end of each line.
 *
 * @throws ContentError for more than `maxFileBytes`, and at the first line that is not UTF-8
 */
export function fileText(file: string, bytes: Uint8Array): string {
  if (bytes.length > maxFileBytes) throw tooLarge(file, bytes.length);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    throw refused(file, firstBadLine(bytes), 'this line is not UTF-8 text; save the file as UTF-8');
  }
}

/** For a file whose size is known before it is read. */
export function tooLarge(file: string, bytes: number) {
  const kib = Math.ceil(bytes / 1024);
  return refused(file, 1, `${kib} KiB are too much; a file holds at most ${maxFileBytes / 1024} KiB, split it`);
}

function firstBadLine(bytes: Uint8Array): number {
  const lines = new TextDecoder().decode(bytes).split(/\r\n?|\n/);
  return lines.findIndex(line => line.includes('\ufffd')) + 1 || 1;
}

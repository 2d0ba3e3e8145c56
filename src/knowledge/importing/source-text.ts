import { refused } from '../../content/problem.ts';

/**
 * The text of a file as office programs save them: UTF-8 or UTF-16 with a byte order mark, UTF-8, GB18030 (so GBK) as Excel in
 * China, or Windows-1252 as in the West. Lines end in `\n`; control characters are gone. Throws ContentError when it is no text.
 */
export function sourceText(file: string, bytes: Uint8Array): string {
  const text = decode(bytes);
  if (text === undefined || text.includes('\0')) throw refused(file, 1, 'not a text file; save it as text in UTF-8');
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .replaceAll('\ufeff', '');
}

function decode(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return tryDecode('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return tryDecode('utf-16be', bytes);
  return tryDecode('utf-8', bytes) ?? tryDecode(isWestern(bytes) ? 'windows-1252' : 'gb18030', bytes);
}

function tryDecode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Accents and curly quotes stand alone between plain letters, while Chinese characters are pairs of high bytes in rows. */
function isWestern(bytes: Uint8Array): boolean {
  let high = 0;
  let alone = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    if (!isHigh(bytes[i])) continue;
    high += 1;
    if (!isHigh(bytes[i - 1]) && !isHigh(bytes[i + 1])) alone += 1;
  }
  return alone > high / 2;
}

const isHigh = (byte: number | undefined) => byte !== undefined && byte >= 0x80;

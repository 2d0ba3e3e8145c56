import { refused } from '../../content/problem.ts';

/** Files that begin so are no text, whatever their name says; what to do with each. */
const signatures: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'an Excel workbook, a Word document or a ZIP file; open it and save it as CSV or HTML'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel workbook or Word document; open it and save it as CSV or HTML'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF; copy its words into a CSV, HTML or markdown file'],
  [[0x1f, 0x8b], 'a compressed file; unpack it'],
];
const noText = 'not a text file, or a damaged one; open it where it was made and save it as text in UTF-8';

/**
 * The text of a file as office programs save them: UTF-8 or UTF-16, GB18030 (so GBK) as Excel in China, or Windows-1252 as in the
 * West. Lines end in `\n`; control characters are gone. Throws ContentError for what is no text or is damaged.
 */
export function sourceText(file: string, bytes: Uint8Array): string {
  const known = signatures.find(([start]) => start.every((byte, i) => bytes[i] === byte));
  if (known) throw refused(file, 1, `no text but ${known[1]}`);
  const text = decode(file, bytes);
  if (text === undefined || isBinary(text)) throw refused(file, 1, noText);
  if (text.trim() === '') throw refused(file, 1, 'the file is empty; save it again where it was made, or take it away');
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .replaceAll('\ufeff', '');
}

function decode(file: string, bytes: Uint8Array): string | undefined {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return tryDecode(wide, bytes);
  const text = tryDecode('utf-8', bytes);
  if (text !== undefined) return text;
  refuseDamaged(file, bytes);
  return tryDecode(isWestern(bytes) ? 'windows-1252' : 'gb18030', bytes);
}

/** UTF-16 by its byte order mark, or, where there are empty bytes, by the order that gives line ends, tabs and commas. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (!bytes.includes(0)) return undefined;
  const marks = (encoding: string) => tryDecode(encoding, bytes)?.match(/[\t\n,;]/g)?.length ?? 0;
  const [little, big] = [marks('utf-16le'), marks('utf-16be')];
  if (little === big) return undefined;
  return little > big ? 'utf-16le' : 'utf-16be';
}

/** Bytes that are nearly all UTF-8 are no other encoding: read as one, they would give wrong words without a fault. */
function refuseDamaged(file: string, bytes: Uint8Array): void {
  const lines = new TextDecoder('utf-8').decode(bytes).split('\n');
  const damaged = lines.flatMap((line, i) => (line.includes('\ufffd') ? [i + 1] : []));
  const faults = lines.join('\n').split('\ufffd').length - 1;
  const sound = lines.join('\n').match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  if (sound < leastSound * faults) return;
  throw refused(
    file,
    damaged[0] ?? 1,
    'this line is not UTF-8 as the rest is; the file is damaged here, write the line anew',
  );
}

/** So many sound characters beside each faulty one: in the other encodings only few pairs of bytes are UTF-8 by chance. */
const leastSound = 4;

/** Text has hardly any control characters but line ends and tabs. */
function isBinary(text: string): boolean {
  const controls = text.match(/(?!\s)\p{Cc}/gu)?.length ?? 0;
  return text.includes('\0') || controls > Math.max(2, text.length / 100);
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

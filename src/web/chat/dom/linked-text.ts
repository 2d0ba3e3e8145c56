export type Piece = { text: string; href?: string };

/** Printable ASCII, for a Chinese sentence often goes on right after an address, without a space; never what ends an HTML attribute. */
const address = /[Hh]ttps?:\/\/[!#-&(-;=?-[\]_a-z~]+/g;

/** Plain text cut at its http and https addresses. Joined, the pieces' texts are the text. */
export function linked(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const href = withoutSentence(found);
    if (!URL.canParse(href)) continue;
    if (index > end) pieces.push({ text: text.slice(end, index) });
    pieces.push({ text: href, href });
    end = index + href.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** The address without what ends the sentence around it; a closing bracket stays when the address opened it. */
function withoutSentence(found: string): string {
  let kept = found;
  for (;;) {
    const last = kept.at(-1) ?? '';
    const opens = last === ')' ? '(' : last === ']' ? '[' : undefined;
    const isStray = opens !== undefined && kept.split(last).length > kept.split(opens).length;
    if (!isStray && !'.,;:!?*_~'.includes(last)) return kept;
    kept = kept.slice(0, -1);
  }
}

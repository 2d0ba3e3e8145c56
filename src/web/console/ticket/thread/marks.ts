/** Part of a line. A link's address has passed `safeHref`. */
export type Mark =
  | { type: 'text'; text: string }
  | { type: 'strong' | 'em'; marks: Mark[] }
  | { type: 'code'; text: string }
  | { type: 'link'; href: string; marks: Mark[] };

const patterns = [
  /\[(?<label>[^\]\n]{1,500})\]\((?<href>[^()\s]{1,2000})\)/,
  /\*\*(?<strong>[^*\n]+(?:\*[^*\n]+)*)\*\*/,
  /(?<![*\w])\*(?<em>[^*\n]+)\*(?!\w)/,
  /`(?<code>[^`\n]+)`/,
  /(?<url>https?:\/\/[!#-&(-;=?-[\]_a-z~]+)/i,
];

/** The inline marks of a line of markdown: bold, emphasis, code, links. Whatever else it holds stays text. */
export function marksOf(line: string): Mark[] {
  const found = patterns
    .map(pattern => pattern.exec(line))
    .filter(match => match !== null)
    .toSorted((a, b) => a.index - b.index)[0];
  if (found === undefined) return line === '' ? [] : [{ type: 'text', text: line }];
  const before = line.slice(0, found.index);
  const after = line.slice(found.index + found[0].length);
  return [...(before ? [{ type: 'text' as const, text: before }] : []), markOf(found), ...marksOf(after)];
}

function markOf({ 0: whole, groups = {} }: RegExpExecArray): Mark {
  if (groups['strong'] !== undefined) return { type: 'strong', marks: marksOf(groups['strong']) };
  if (groups['em'] !== undefined) return { type: 'em', marks: marksOf(groups['em']) };
  if (groups['code'] !== undefined) return { type: 'code', text: groups['code'] };
  const href = safeHref(groups['href'] ?? groups['url'] ?? '');
  if (href === undefined) return { type: 'text', text: groups['label'] ?? whole };
  return { type: 'link', href, marks: [{ type: 'text', text: groups['label'] ?? whole }] };
}

/** An address that may be followed: http, https, mailto, tel, or a path of this desk. */
export function safeHref(href: string): string | undefined {
  if (/^\/(?![/\\])/.test(href)) return href;
  return /^(https?:\/\/|mailto:|tel:)/i.test(href) && URL.canParse(href) ? href : undefined;
}

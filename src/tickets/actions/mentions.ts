/** Somebody who can be mentioned. */
type Named = { id: string; name: string };

/**
 * Whom a note names as `@name`: the whole name, or its first word where nobody else has the same one. Case does not count. Longer
 * names go first, so that "@Mei Tan" is not also Mei.
 *
 * @returns operator ids, each once, in order of mention
 */
export function mentionsIn(text: string, operators: readonly Named[]): string[] {
  const folded = fold(text);
  const names = callNames(operators);
  const found: string[] = [];
  for (let at = folded.indexOf('@'); at >= 0; at = folded.indexOf('@', at + 1)) {
    // "write to a@mei.example" mentions nobody.
    if (/[\p{L}\p{N}._-]/u.test(folded.slice(0, at).slice(-1)) && !isHan(folded.slice(0, at).slice(-1))) continue;
    const named = names.find(({ name }) => folded.startsWith(name, at + 1) && endsAfter(folded, name, at + 1));
    if (named) found.push(named.id);
  }
  return [...new Set(found)];
}

function callNames(operators: readonly Named[]): Named[] {
  const whole = operators.map(({ id, name }) => ({ id, name: fold(name) })).filter(({ name }) => name !== '');
  const first = whole.map(({ id, name }) => ({ id, name: name.split(' ')[0] ?? name }));
  const unique = first.filter(({ id, name }) => !first.some(other => other.name === name && other.id !== id));
  return [...whole, ...unique].toSorted((a, b) => b.name.length - a.name.length);
}

/** A Latin name ends where its word ends; Chinese has no spaces. */
function endsAfter(text: string, name: string, at: number): boolean {
  const next = text.slice(at + name.length, at + name.length + 1);
  return isHan(name.slice(-1)) || isHan(next) || !/[\p{L}\p{N}]/u.test(next);
}

function isHan(character: string): boolean {
  return /\p{Script=Han}/u.test(character);
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

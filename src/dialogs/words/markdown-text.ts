/**
 * Plain words as markdown that shows them as they are: a customer's `**x**`, `[a](b)`, `&lt;` or `1.` stays those characters.
 * On one line: new lines become spaces.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s*\n\s*/g, ' ')
    .replace(/[\\`*_{}[\]()#+!|<>~&=-]/g, character => `\\${character}`)
    .replace(/^(\d+)\./, '$1\\.');
}

/** Plain words as markdown that shows them as they are: a customer's `**x**` or `[a](b)` stays those characters. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~-]/g, character => `\\${character}`);
}

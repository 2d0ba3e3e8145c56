import type { Article } from '../article.ts';

/** The text of a file with another status in its front matter, all else as it is; undefined where it has no such line. */
export function withStatus(text: string, status: Article['status']): string | undefined {
  const lines = text.split('\n');
  const end = lines.findIndex((line, i) => i > 0 && line.trimEnd() === '---');
  const at = lines.findIndex((line, i) => i < end && /^status\s*:/.test(line));
  if (lines[0]?.trimEnd() !== '---' || at < 1) return undefined;
  return lines.with(at, `status: ${status}`).join('\n');
}

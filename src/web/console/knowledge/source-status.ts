type Status = 'published' | 'draft';

/** The line of the front matter that says whether customers see the article. */
const statusLine = /^(---\r?\n(?:(?!---[ \t]*\r?\n).*\r?\n)*?status:[ \t]*)(["']?)(published|draft)\2(?=[ \t]*\r?\n)/;

/** What the front matter of an article's text says; undefined where it says nothing of the kind. */
export function statusOf(text: string): Status | undefined {
  const [, , , status] = statusLine.exec(text) ?? [];
  return status === 'published' || status === 'draft' ? status : undefined;
}

/** The text with another status; all else stays as it is. */
export function withStatus(text: string, status: Status): string {
  return text.replace(statusLine, (_, before: string) => before + status);
}

import { yamlText } from '../../content/yaml-text.ts';

export type DraftParts = {
  /** As file names are: lower-case letters, digits and hyphens. */
  id: string;
  title: string;
  /** As customers ask it; at least one. */
  questions: readonly string[];
  tags?: readonly string[];
  /** The day it was written, as 2026-11-20. */
  updated: string;
  /** The ticket whose answer it is made of. */
  ticket?: string;
  /** Markdown by the rules of articles: no raw HTML, and some text. */
  body: string;
};

/** The text of an article file that nobody sees before an editor publishes it. */
export function draftArticle({ id, title, questions, tags = [], updated, ticket, body }: DraftParts): string {
  const front = [
    yamlText({ id, title, questions: [...questions] }),
    tags.length > 0 ? yamlText({ tags: [...tags] }, 'inline') : '',
    yamlText({ updated, status: 'draft', ...(ticket === undefined ? {} : { ticket }) }),
  ];
  return `---\n${front.join('')}---\n${body.trim()}\n`;
}

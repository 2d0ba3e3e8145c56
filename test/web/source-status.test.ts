import { describe, expect, it } from 'vitest';
import { statusOf, withStatus } from '../../src/web/console/knowledge/source-status.ts';

const front = (status: string) => `---\nid: a\ntitle: "status: draft"\n${status}\nurgent: true\n---\nstatus: draft\n`;

describe('the status in the text of an article', () => {
  it.each([
    ['a draft', front('status: draft'), 'draft', front('status: published')],
    ['a quoted one', front("status: 'draft'"), 'draft', front('status: published')],
    [
      'one with line ends of another system',
      '---\r\nstatus: draft\r\n---\r\nx',
      'draft',
      '---\r\nstatus: published\r\n---\r\nx',
    ],
    ['one that is published', front('status: published'), 'published', front('status: published')],
  ])('is changed where the front matter says it: %s', (_, text, status, published) => {
    expect(statusOf(text)).toBe(status);
    expect(withStatus(text, 'published')).toBe(published);
    expect(withStatus(withStatus(text, 'draft'), 'published')).toBe(published);
  });

  it.each([
    ['no front matter', 'status: draft\n'],
    ['none in it', '---\nid: a\n---\nstatus: draft\n'],
    ['another word', front('status: drafts')],
  ])('is nobody’s to guess: %s', (_, text) => {
    expect(statusOf(text)).toBeUndefined();
    expect(withStatus(text, 'published')).toBe(text);
  });
});

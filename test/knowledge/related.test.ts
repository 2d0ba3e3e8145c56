import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../src/base/clock.ts';
import { silentLogger } from '../../src/base/logger.ts';
import { countFollowed, createFollowers } from '../../src/knowledge/followers.ts';
import type { Reading } from '../../src/knowledge/ports.ts';
import { openKnowledge } from '../../src/knowledge/watched-knowledge.ts';
import { articleFolder, articleText, links, plainAnalyzer } from './article-folder.ts';

const start = '2026-03-02T09:00:00.000Z';

/** What one customer was shown, a minute apart unless said otherwise; `~id` was shown unasked. Newest first. */
function conversation(conversationId: string, shown: string, minutesApart = 1): Reading[] {
  const readings = shown.split(' ').map((id, i) => ({
    conversationId,
    articleId: id.replace('~', ''),
    at: new Date(Date.parse(start) + i * minutesApart * 60_000).toISOString(),
    wasAsked: !id.startsWith('~'),
  }));
  return readings.reverse();
}

describe('what customers ask next', () => {
  it.each([
    ['counts from two conversations on', ['a b', 'a b'], { a: ['b'] }],
    ['not from one', ['a b'], { a: [] }],
    ['not from one that goes to and fro', ['a b a b a b'], { a: [], b: [] }],
    ['puts what is asked most often first', ['a b', 'a b', 'a c', 'a c', 'a c'], { a: ['c', 'b'] }],
    ['is only what comes right after', ['a b c', 'a b c'], { a: ['b'], b: ['c'] }],
    ['is never the same article again', ['a a', 'a a'], { a: [] }],
    ['is not what the bot showed by itself', ['a ~b', 'a ~b'], { a: [] }],
    ['may follow what the bot showed by itself', ['a ~b c', 'a ~b c'], { a: [], b: ['c'] }],
  ])('%s', async (_what, conversations, expected) => {
    const followed = await countFollowed(conversations.flatMap((shown, i) => conversation(`cnv_${i}`, shown)));
    for (const [id, next] of Object.entries(expected)) expect(followed.get(id) ?? [], id).toEqual(next);
  });

  it('is asked within half an hour', async () => {
    const within = (minutes: number) =>
      countFollowed(['1', '2'].flatMap(id => conversation(id, 'a b', minutes))).then(followed => followed.get('a'));
    expect(await within(30)).toEqual(['b']);
    expect(await within(31)).toBeUndefined();
  });

  it('is counted anew after some minutes, in the background, over the last 90 days', async () => {
    const clock = fixedClock(start);
    const asked: string[] = [];
    let said: Reading[] = [];
    const log = {
      async *pages(since: string) {
        asked.push(since);
        yield said;
      },
    };
    const followers = createFollowers({ log, clock, logger: silentLogger });
    await followers.refresh();
    said = ['1', '2'].flatMap(id => conversation(id, 'a b'));
    expect(followers.of('a')).toEqual([]);
    expect(asked).toEqual(['2025-12-02T09:00:00.000Z']);
    clock.advance(5 * 60_000);
    expect(followers.of('a')).toEqual([]);
    await followers.close();
    expect(followers.of('a')).toEqual(['b']);
    expect(asked).toHaveLength(2);
  });

  it('stays as it was when it cannot be read', async () => {
    let isBroken = false;
    const log = {
      async *pages() {
        if (isBroken) throw new Error('disk on fire');
        yield ['1', '2'].flatMap(id => conversation(id, 'a b'));
      },
    };
    const followers = createFollowers({ log, clock: fixedClock(start), logger: silentLogger });
    await followers.refresh();
    isBroken = true;
    await followers.refresh();
    expect(followers.of('a')).toEqual(['b']);
  });
});

describe('related articles', () => {
  const files = {
    'en/lamp/charge.md': articleText('charge', 'Charge the lamp.', {
      title: 'Charge the lamp',
      questions: '["How do I charge the lamp?"]',
    }),
    'en/lamp/dim.md': articleText('dim', 'Dim it.', { title: 'Dim the lamp', questions: '["How do I dim the lamp?"]' }),
    'en/lamp/smoke.md': articleText('smoke', 'Unplug it.', {
      title: 'The lamp smokes',
      questions: '["The lamp smokes when I charge it"]',
      urgent: 'true',
    }),
    'en/lamp/plan.md': articleText('plan', 'Soon.', {
      title: 'Charge the new lamp',
      questions: '["How do I charge the new lamp?"]',
      status: 'draft',
    }),
    'en/money/invoice.md': articleText('invoice', 'It is in the mail.', {
      title: 'Invoice',
      questions: '["Where is my invoice?"]',
    }),
  };

  async function relatedTo(id: string, limit: number, followed: Record<string, string[]> = {}) {
    const knowledge = await openKnowledge({
      dir: await articleFolder(files),
      analyzer: plainAnalyzer,
      links,
      logger: silentLogger,
      watch: false,
      followers: of => followed[of] ?? [],
    });
    const article = knowledge.article('en', id);
    if (article === undefined) throw new Error(`no article ${id}`);
    return knowledge.related(article, limit).map(one => `${one.by} ${one.article.id}`);
  }

  it('are like it in words, never itself, a draft or an alarm', async () => {
    expect(await relatedTo('charge', 5)).toEqual(['similar dim']);
  });

  it('are none where nothing is like it', async () => {
    expect(await relatedTo('invoice', 5)).toEqual([]);
  });

  it('are first of all what customers asked next, filled up with what is like it', async () => {
    const followed = { charge: ['plan', 'smoke', 'gone', 'charge', 'invoice'] };
    expect(await relatedTo('charge', 5, followed)).toEqual(['next invoice', 'similar dim']);
    expect(await relatedTo('charge', 1, followed)).toEqual(['next invoice']);
    expect(await relatedTo('charge', 5, { charge: ['dim'] })).toEqual(['next dim']);
  });
});

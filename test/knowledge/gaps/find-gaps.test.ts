import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/knowledge/article.ts';
import { findGaps, type GapQuery } from '../../../src/knowledge/gaps/find-gaps.ts';
import type { QuestionEvent, QuestionEventKind } from '../../../src/knowledge/gaps/ports.ts';
import { mostEvents } from '../../../src/knowledge/gaps/reading-events.ts';
import { buildIndex } from '../../../src/knowledge/search.ts';
import { plainAnalyzer, plainTerms } from '../article-folder.ts';

type Told = {
  question: string;
  kind?: QuestionEventKind;
  conversationId?: string;
  articleId?: string;
  version?: string;
  customerName?: string;
};

/** Minute by minute, each in a conversation of its own unless it names one. */
function eventsOf(told: readonly Told[]): QuestionEvent[] {
  return told.map(({ kind = 'question.unanswered', conversationId, customerName, ...data }, i) => ({
    seq: i + 1,
    at: new Date(Date.UTC(2026, 2, 2, 9, i)).toISOString(),
    kind,
    conversationId: conversationId ?? `c${i}`,
    customerName,
    data: { locale: 'en', ...data },
  }));
}

function article(id: string, questions: string[], version = '1'): Article {
  const section = { anchor: '', heading: undefined, markdown: '', text: `all about ${id}` };
  return {
    id,
    title: `All about ${id}`,
    questions,
    tags: [],
    updated: '2026-11-20',
    status: 'published',
    urgent: false,
    locale: 'en',
    topic: 'things',
    slug: `page-of-${id}`,
    file: `en/things/page-of-${id}.md`,
    version,
    sections: [section],
    html: '',
  };
}

function find(told: readonly Told[], articles: Article[] = [], query: Partial<GapQuery> = {}) {
  const events = eventsOf(told);
  const index = buildIndex(articles, plainAnalyzer);
  const deps = {
    events: {
      page: async (kind: QuestionEventKind, _: object, limit: number, before?: { seq: number }) =>
        events
          .filter(event => event.kind === kind && event.seq < (before?.seq ?? Number.POSITIVE_INFINITY))
          .toReversed()
          .slice(0, limit),
    },
    terms: plainTerms,
    knowledge: {
      search: index.search,
      article: (_: string, id: string) => articles.find(one => one.id === id),
      published: () => articles,
    },
    mask: (text: string, name: string | undefined) => (name ? text.replaceAll(name, '…') : text),
    withoutWish: (text: string) => {
      const rest = text.replace(/a person( please)?/i, '').trim();
      return rest === text || rest === '' ? undefined : rest;
    },
    offers: ({ score }: { score: number }) => score >= 0.4,
    answers: ([hit]: readonly { score: number }[]) => (hit?.score ?? 0) >= 0.6,
    address: ({ locale, slug }: { locale: string; slug: string }) => `/help/${locale}/${slug}`,
    emptyDraft: () => 'Write the answer here.',
    now: () => '2026-11-22T09:00:00.000Z',
  };
  return findGaps(deps, { all: false, limit: 50, ...query });
}

describe('findGaps', () => {
  it('counts conversations, and how often it was asked in them', async () => {
    const { items } = await find([
      { question: 'rent a lamp', conversationId: 'a' },
      { question: 'Rent a lamp?', conversationId: 'a' },
      { question: 'rent a LAMP!', conversationId: 'a' },
      { question: 'engrave initials', conversationId: 'b' },
      { question: 'engrave initials please', conversationId: 'c' },
    ]);
    expect(items.map(gap => [gap.samples[0], gap.conversations, gap.questions])).toEqual([
      ['engrave initials', 2, 2],
      ['rent a lamp', 1, 3],
    ]);
  });

  it('shows the most central wording first, then the most frequent, five at most', async () => {
    const often = (question: string, times: number) => Array.from({ length: times }, () => ({ question }));
    const { items } = await find([
      ...often('rent lamps wedding cheap', 2),
      ...often('rent lamps', 3),
      ...often('rent lamps wedding', 1),
      ...often('rent lamps party', 1),
      ...often('rent lamps party cheap', 1),
      ...often('rent lamps garden', 1),
    ]);
    expect(items).toHaveLength(1);
    expect(items[0]?.samples.slice(0, 2)).toEqual(['rent lamps', 'rent lamps wedding cheap']);
    expect(items[0]?.samples).toHaveLength(5);
    expect(items[0]?.terms.slice(0, 2).toSorted()).toEqual(['lamps', 'rent']);
  });

  it('keeps its id when the same is asked again, and has another in another subject', async () => {
    const ids = async (...questions: string[]) =>
      (await find(questions.map(question => ({ question })))).items.map(({ id }) => id);
    const before = await ids('rent lamps', 'engrave initials');
    expect(await ids('rent lamps', 'engrave initials', 'Rent lamps?')).toEqual(before);
    expect(new Set(before).size).toBe(2);
  });

  it('shows nobody’s name', async () => {
    const { items } = await find([{ question: 'Can Mei rent lamps?', customerName: 'Mei' }]);
    expect(JSON.stringify(items)).not.toContain('Mei');
  });

  it('passes over what has nothing to look up once it is masked', async () => {
    expect(await find([{ question: 'Mei', customerName: 'Mei' }, { question: '???' }])).toMatchObject({
      items: [],
      questions: 0,
    });
  });

  it('puts together what differs in a number, and nothing for the sake of one', async () => {
    const { items } = await find([
      { question: 'where is 1042' },
      { question: 'where is 2210' },
      { question: 'engrave initials 1042' },
      { question: 'offer internships 1042' },
      { question: '1042' },
    ]);
    expect(items.map(({ samples, questions }) => [...samples, questions])).toEqual([
      ['where is 1042', 2],
      ['engrave initials 1042', 1],
      ['offer internships 1042', 1],
    ]);
  });

  describe('a wish for a person', () => {
    const wish = (question: string, conversationId?: string): Told => ({
      kind: 'person.asked',
      question,
      ...(conversationId && { conversationId }),
    });

    it('counts with the question that it comes with, and is shown as it was written', async () => {
      const { items } = await find([{ question: 'rent lamps' }, wish('rent lamps a person please'), wish('a person')]);
      expect(items).toMatchObject([{ questions: 2, conversations: 2 }]);
      expect(items[0]?.samples).toEqual(['rent lamps']);
      expect((await find([wish('rent lamps a person please')])).items[0]?.samples).toEqual([
        'rent lamps a person please',
      ]);
    });

    it('about a question that was counted already is no further one', async () => {
      const told = [{ question: 'rent lamps', conversationId: 'a' }, wish('rent lamps', 'a')];
      expect(await find(told)).toMatchObject({ questions: 1 });
    });

    it('is none where an article answers what it comes with', async () => {
      expect((await find([wish('rent lamps a person')], [article('rental', ['rent lamps'])])).items).toEqual([]);
    });
  });

  describe('the draft', () => {
    it('goes to the topic of an article that is near it', async () => {
      const near = { question: 'rent lamps garden wedding' };
      expect((await find([near], [article('rental', ['rent lamps garden'])])).items).toMatchObject([
        { nearest: { articleId: 'rental' }, draft: { path: 'en/things/rent-lamps-garden-wedding.md' } },
      ]);
    });

    it('is general where the nearest article only shares a word with it', async () => {
      const far = { question: 'rent tents festival marquee castle ground' };
      const { items } = await find([far], [article('rental', ['rent lamps garden'])]);
      expect(items).toMatchObject([
        { nearest: { articleId: 'rental' }, draft: { path: expect.stringMatching(/^en\/general\//) } },
      ]);
    });

    it('is called by how a Chinese question sounds', async () => {
      const { items } = await find([{ question: '婚礼可以租灯吗' }]);
      expect(items[0]?.draft.path).toBe('en/general/hunli-keyi-zu-deng-ma.md');
    });
  });

  describe('once an article answers it', () => {
    const asked = [{ question: 'rent lamps' }, { question: 'rent lamps wedding' }];
    const rental = article('rental', ['rent lamps', 'rent lamps wedding']);

    it('leaves it out', async () => {
      expect((await find(asked)).items).toHaveLength(1);
      expect(await find(asked, [rental])).toMatchObject({ items: [], questions: 0, conversations: 0 });
    });

    it('marks it where all are wanted', async () => {
      expect((await find(asked, [rental], { all: true })).items).toMatchObject([{ answeredNow: 'rental' }]);
    });

    it('still lists it while most of its wordings find nothing', async () => {
      const more = [
        ...asked,
        { question: 'rent lamps garden party marquee' },
        { question: 'lamps rent festival tent' },
      ];
      const one = article('rental', ['rent lamps']);
      expect((await find(more, [one])).items).toMatchObject([
        {
          answeredNow: undefined,
          nearest: { articleId: 'rental', title: 'All about rental', url: '/help/en/page-of-rental' },
        },
      ]);
    });
  });

  describe('an answer that did not help', () => {
    const unhelpful = { kind: 'answer.unhelpful', question: 'rent lamps', articleId: 'rental', version: '1' } as const;

    it('counts while the article is the same, though it would be shown again', async () => {
      expect((await find([unhelpful], [article('rental', ['rent lamps'], '1')])).items).toMatchObject([
        { unhelpful: 1, unanswered: 0, answeredNow: undefined, nearest: { articleId: 'rental' } },
      ]);
    });

    it('counts no more once the article has been rewritten', async () => {
      expect((await find([unhelpful], [article('rental', ['rent lamps'], '2')])).items).toEqual([]);
    });

    it('counts while one of two articles is the same', async () => {
      const other = { ...unhelpful, articleId: 'lamps', conversationId: 'a' };
      const articles = [article('rental', ['rent lamps'], '2'), article('lamps', ['which lamps'], '1')];
      expect((await find([{ ...unhelpful, conversationId: 'a' }, other], articles)).items).toMatchObject([]);
      expect((await find([{ ...unhelpful, conversationId: 'a' }, other], articles, { all: true })).items).toMatchObject(
        [{ unhelpful: 1, questions: 1, answeredNow: 'rental', nearest: { articleId: 'lamps' } }],
      );
    });

    it('counts when the article is gone', async () => {
      expect((await find([unhelpful])).items).toMatchObject([{ unhelpful: 1, nearest: undefined }]);
    });
  });

  it('reads the newest events of very many, and says so', async () => {
    const told = Array.from({ length: mostEvents + 1 }, (_, i) => ({
      question: i === 0 ? 'the very first' : 'rent lamps',
    }));
    const report = await find(told);
    expect(report).toMatchObject({ isCut: true, questions: mostEvents });
    expect(report.items.map(({ samples }) => samples)).toEqual([['rent lamps']]);
    expect((await find(told.slice(1))).isCut).toBe(false);
  });

  it('says that there are more than are listed', async () => {
    const told = ['rent lamps', 'engrave initials', 'offer internships'].map(question => ({ question }));
    expect(await find(told, [], { limit: 2 })).toMatchObject({ hasMore: true, questions: 3, conversations: 3 });
    expect(await find(told, [], { limit: 3 })).toMatchObject({ hasMore: false });
  });
});

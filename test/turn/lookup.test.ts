import { describe, expect, it } from 'vitest';
import type { Search } from '../../src/knowledge/ports.ts';
import { lookUp } from '../../src/turn/asking/lookup.ts';
import { installedLanguage } from '../language/installed-language.ts';
import { testHit } from '../support/hit.ts';

const match = { answer: 0.5, clarify: 0.25 };

/** Finds, for each text, articles with these scores; each is as sure as it scores. */
function found(text: string, articles: Record<string, Record<string, number>>) {
  const knowledge: Search = {
    search: ({ text: words }) =>
      Object.entries(articles[words] ?? {})
        .map(([id, score]) => testHit(id, score))
        .sort((one, other) => other.score - one.score),
  };
  const { said, hits } = lookUp(installedLanguage.understand(text, 'en'), knowledge, match);
  return { declines: said.declines === true, ids: hits.map(({ article }) => article.id) };
}

describe('what is found for a message that declines something', () => {
  const text = "I don't want a refund, I want a replacement";
  const [declined, beside] = ["I don't want a refund", 'I want a replacement'];

  it('is what it says beside that, where it has an answer', () => {
    const articles = { [text]: { refund: 0.9 }, [declined]: { refund: 0.9 }, [beside]: { exchange: 0.6, refund: 0.1 } };
    expect(found(text, articles)).toEqual({ declines: false, ids: ['exchange', 'refund'] });
  });

  it('is what may answer what it says beside that, and only then what is declined', () => {
    const articles = {
      [text]: { refund: 0.9, invoice: 0.4, exchange: 0.3 },
      [declined]: { refund: 0.9 },
      [beside]: { refund: 0.28, exchange: 0.4, damaged: 0.3, models: 0.1 },
    };
    expect(found(text, articles)).toEqual({ declines: true, ids: ['exchange', 'damaged', 'refund'] });
  });

  it('is the whole where nothing may answer what it says beside that, with what is declined last', () => {
    const articles = {
      [text]: { refund: 0.9, exchange: 0.3 },
      [declined]: { refund: 0.9, invoice: 0.5 },
      [beside]: { exchange: 0.2 },
    };
    expect(found(text, articles)).toEqual({ declines: true, ids: ['exchange', 'refund'] });
  });

  it('has the declined first where that is what it asks about beside', () => {
    const articles = {
      [text]: { refund: 0.9, exchange: 0.3 },
      [declined]: { refund: 0.9 },
      [beside]: { refund: 0.4, exchange: 0.3 },
    };
    expect(found(text, articles)).toEqual({ declines: true, ids: ['refund', 'exchange'] });
  });

  it('has the declined last where nothing is said beside it', () => {
    const articles = { 'I do not want to cancel my order': { cancel: 0.9, refund: 0.4 } };
    expect(found('I do not want to cancel my order', articles)).toEqual({ declines: true, ids: ['refund', 'cancel'] });
  });

  it('stays as it is found where nothing is declined', () => {
    expect(found('I want a refund', { 'I want a refund': { refund: 0.9, cancel: 0.4 } })).toEqual({
      declines: false,
      ids: ['refund', 'cancel'],
    });
  });
});

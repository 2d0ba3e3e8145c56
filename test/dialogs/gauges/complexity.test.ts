import { describe, expect, it } from 'vitest';
import { complexityOf } from '../../../src/dialogs/gauges/complexity.ts';
import { ComplexityRules } from '../../../src/dialogs/gauges/rules.ts';
import type { Hit } from '../../../src/knowledge/ports.ts';
import { installedLanguage } from '../../language/installed-language.ts';
import { testHit } from '../../support/hit.ts';

const policy = { match: { clarify: 0.3 }, complexity: ComplexityRules.parse({}) };

const hit = (topic: string, score: number): Hit => testHit(topic, score, topic);
const three = [hit('login', 0.9), hit('delivery', 0.5), hit('returns', 0.4)];
const complexity = (text: string, hits: Hit[] = []) =>
  complexityOf(installedLanguage.understand(text, 'en'), hits, policy);

describe('how much a message asks for', () => {
  it.each([
    ['How do I pay?', [], { level: 'simple', questions: 1, topics: 0, words: 4 }],
    ['password', three, { level: 'simple', questions: 0, topics: 3, words: 1 }],
    ['my lamp is dark', [hit('product', 0.2)], { level: 'simple', questions: 0, topics: 0, words: 4 }],
    [
      'How do I reset my password and when does my parcel arrive?',
      three.slice(0, 2),
      { level: 'several', questions: 2, topics: 2, words: 12 },
    ],
    ['怎么付款', [], { level: 'simple', questions: 1, topics: 0, words: 2 }],
    ['怎么改密码，包裹什么时候到？', [], { level: 'several', questions: 2, topics: 0, words: 6 }],
    ['it stopped '.repeat(40), [], { level: 'long', questions: 0, words: 80 }],
    ['灯亮了一下就灭了'.repeat(20), [], { level: 'long', words: 80 }],
    ['I wrote to you '.repeat(7), three, { level: 'several', topics: 3, words: 28 }],
    ['I wrote to you '.repeat(7), three.slice(0, 2), { level: 'simple', topics: 2 }],
  ])('"%s"', (text, hits, expected) => {
    expect(complexity(text, hits)).toMatchObject(expected);
  });
});

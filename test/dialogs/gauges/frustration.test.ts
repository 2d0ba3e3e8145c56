import { describe, expect, it } from 'vitest';
import type { Step } from '../../../src/dialogs/dialog.ts';
import { Episode, firstEpisode } from '../../../src/dialogs/episode.ts';
import {
  afterStep,
  deservesPerson,
  frustrationOf,
  heard,
  withFrustration,
} from '../../../src/dialogs/gauges/frustration.ts';
import { FrustrationRules } from '../../../src/dialogs/gauges/rules.ts';
import { installedLanguage } from '../../language/installed-language.ts';

const rules = FrustrationRules.parse({});
const understand = (text: string) => installedLanguage.understand(text, 'en');
const frustration = (text: string, episode: Partial<Episode> = {}) =>
  frustrationOf(understand(text), { ...firstEpisode, ...episode }, rules);

describe('how frustrated a customer is', () => {
  it.each<[string, Partial<Episode>, number, string[]]>([
    ['How do I pay?', {}, 0, []],
    ['HOW DO I PAY?', {}, 0, []],
    ['GREAT!!!', {}, 0, []],
    ['怎么付款', {}, 0, []],
    ['this is useless', {}, 2, ['frustration:angry words']],
    ['THIS IS USELESS!!!', {}, 3, ['frustration:angry words', 'frustration:shouting']],
    ['垃圾，太差了！！', {}, 3, ['frustration:angry words', 'frustration:shouting']],
    ['我要投訴', {}, 2, ['frustration:angry words']],
    ['How do I pay?', { failures: 1 }, 1, ['frustration:1 failed answer']],
    ['WHERE IS MY PARCEL', { failures: 2 }, 3, ['frustration:shouting', 'frustration:2 failed answers']],
    ['How do I pay?', { repeats: 1 }, 1, ['frustration:asked again']],
    ['this is useless', { apologised: true }, 3, ['frustration:angry words', 'frustration:still angry']],
  ])('"%s" after %j has %i points', (text, episode, score, reasons) => {
    expect(frustration(text, episode)).toMatchObject({ score, reasons });
  });

  it('is enough for a person after two failures, or anger and a failure that are loud', () => {
    const deserves = (text: string, episode: Partial<Episode>) =>
      deservesPerson(frustration(text, episode), { ...firstEpisode, ...episode }, rules);
    expect(deserves('How do I pay?', { failures: 1 })).toBe(false);
    expect(deserves('How do I pay?', { failures: 2 })).toBe(true);
    expect(deserves('this is useless', {})).toBe(false);
    expect(deserves('THIS IS USELESS!!!', { failures: 1 })).toBe(true);
  });

  it('adds to urgency, and raises it to high at most', () => {
    const much = frustration('THIS IS USELESS, I AM FURIOUS!!!', { failures: 9, repeats: 9 });
    const calm = understand('How do I pay?').urgency;
    expect(withFrustration(calm, much, rules)).toMatchObject({ level: 'high', score: much.score });
    const danger = understand('my lamp is smoking').urgency;
    expect(withFrustration(danger, much, rules).level).toBe('critical');
    expect(withFrustration(calm, frustration('How do I pay?'), rules)).toEqual(calm);
    expect(withFrustration(calm, frustration('this is useless'), rules).level).toBe('none');
  });

  it('knows a question that is asked again, in other words too', () => {
    const hear = (...texts: string[]) =>
      texts.reduce((episode, text) => heard(episode, understand(text)), firstEpisode);
    expect(hear('How do I reset my password?', 'How do I reset the password??').repeats).toBe(1);
    expect(hear('怎么重置密码', '密码怎么重置？').repeats).toBe(1);
    expect(hear('How do I reset my password?', 'Where is my parcel?').repeats).toBe(0);
    expect(hear('?', '?')).toEqual(firstEpisode);
  });

  it('counts what failed, and forgets it once something helped', () => {
    const step = (...kinds: string[]): Step => ({
      say: [],
      dialog: undefined,
      effects: kinds.map(kind => ({ type: 'event', kind, data: {} })),
    });
    const failuresAfter = (...kinds: string[]) => afterStep({ ...firstEpisode, failures: 1 }, step(...kinds)).failures;
    expect(failuresAfter('question.unanswered')).toBe(2);
    expect(failuresAfter('answer.unhelpful')).toBe(2);
    expect(failuresAfter('question.answered')).toBe(1);
    expect(failuresAfter('answer.helped')).toBe(0);
  });

  it('is nothing in an episode that was stored before anybody counted', () => {
    const stored = { n: 3, shown: [], surveyed: false, resolved: false, ended: false };
    expect(Episode.parse(stored)).toEqual({ ...firstEpisode, n: 3 });
  });
});

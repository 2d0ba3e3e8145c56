import type { Understanding, Urgency } from '../../language/understanding.ts';
import type { Said, Step } from '../dialog.ts';
import type { Episode } from '../episode.ts';
import type { FrustrationRules } from './rules.ts';

export type Frustration = {
  /** In points; 0 when all is well. */
  score: number;
  /** For the operator: `frustration:angry words`, `frustration:2 failed answers`. */
  reasons: string[];
  /** The message itself is angry. */
  isAngry: boolean;
};

type Heard = Pick<Understanding, 'sentiment' | 'urgency'>;

/** What the message and the episode so far say about the customer's patience. Pure. */
export function frustrationOf(said: Heard, episode: Episode, rules: FrustrationRules): Frustration {
  const { failures, repeats } = episode;
  const isAngry = said.sentiment <= rules.angryMood || said.urgency.reasons.some(isAngerSpoken);
  const shouts = said.urgency.reasons.some(reason => reason === 'capitals' || reason === 'exclamation');
  const isUpset = said.sentiment < 0 || failures > 0;
  const told = [
    { points: isAngry ? rules.angry : 0, reason: 'angry words' },
    { points: isAngry && episode.apologised ? rules.again : 0, reason: 'still angry' },
    { points: shouts && isUpset ? rules.shouting : 0, reason: 'shouting' },
    { points: failures * rules.failure, reason: `${failures} failed ${failures === 1 ? 'answer' : 'answers'}` },
    { points: repeats * rules.again, reason: 'asked again' },
  ].filter(one => one.points > 0);
  return {
    score: told.reduce((sum, one) => sum + one.points, 0),
    reasons: told.map(({ reason }) => `frustration:${reason}`),
    isAngry,
  };
}

/** The kind of `urgency.yaml` that lists words of anger. */
const isAngerSpoken = (reason: string): boolean => reason.startsWith('frustration:');

/** True when the customer has been failed often enough to be offered a person rather than another guess. */
export function deservesPerson({ score }: Frustration, { failures }: Episode, rules: FrustrationRules): boolean {
  return failures >= rules.offerAfterFailures || score >= rules.offer;
}

/** Urgency with frustration added to it: its level rises to high at most, and never to critical. */
export function withFrustration(urgency: Urgency, frustration: Frustration, rules: FrustrationRules): Urgency {
  if (frustration.score === 0) return urgency;
  const rises = frustration.score >= rules.high && urgency.level !== 'critical';
  return {
    score: Math.round((urgency.score + frustration.score) * 100) / 100,
    level: rises ? 'high' : urgency.level,
    reasons: [...urgency.reasons, ...frustration.reasons],
  };
}

const mostAsked = 5;
/** Index terms that are kept of a question. */
const mostTerms = 60;
/** Questions that share so much of their terms are the same question. */
const sameShare = 0.75;

/** The episode after one more question was heard in it. */
export function heard(episode: Episode, { terms }: Pick<Understanding, 'terms'>): Episode {
  const asked = [...new Set(terms)].slice(0, mostTerms);
  if (asked.length === 0) return episode;
  const isRepeat = episode.asked.some(before => shareOf(before, asked) >= sameShare);
  return {
    ...episode,
    asked: [...episode.asked, asked].slice(-mostAsked),
    repeats: episode.repeats + (isRepeat ? 1 : 0),
  };
}

/** Terms that both have, of those that either has. */
function shareOf(a: readonly string[], b: readonly string[]): number {
  const both = b.filter(term => a.includes(term)).length;
  return both / (a.length + b.length - both);
}

const failures = new Set(['question.unanswered', 'answer.unhelpful']);

/** The episode after the bot's step: what failed is counted, what helped wipes it out, an apology is remembered. */
export function afterStep(episode: Episode, { say, effects }: Step): Episode {
  const kinds = effects.flatMap(effect => (effect.type === 'event' ? [effect.kind] : []));
  const failed = kinds.filter(kind => failures.has(kind)).length;
  const before = kinds.includes('answer.helped') ? 0 : episode.failures;
  return {
    ...episode,
    failures: before + failed,
    apologised: episode.apologised || say.some(isApology),
  };
}

const apology: Said = { key: 'frustration.sorry' };
const isApology = (said: Said): boolean => 'key' in said && said.key === 'frustration.sorry';

/** Says sorry before anything else; two apologies in a row would be one too many. */
export function apologising(step: Step): Step {
  const say = step.say.map(said =>
    'key' in said && said.key === 'person.unanswered' ? { ...said, key: 'person.rather' } : said,
  );
  return { ...step, say: [apology, ...say] };
}

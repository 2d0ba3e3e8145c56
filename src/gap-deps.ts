import { emptyDraft } from './dialogs/words/draft-words.ts';
import type { House } from './house.ts';
import { verdictOf } from './knowledge/confidence.ts';
import type { GapDeps } from './knowledge/gaps/ports.ts';
import { maskPersonal } from './language/masking.ts';
import { articleAddress } from './site/help/addresses.ts';

/** What finding gaps stands on: stored events, today's articles and today's thresholds. */
export function gapDepsOf({ store, language, knowledge, content, clock }: House): GapDeps {
  return {
    events: store.questions,
    terms: language.terms,
    knowledge,
    mask: maskPersonal,
    answers: hits => verdictOf(hits, content.policy.match) === 'answer',
    address: article => articleAddress(article),
    emptyDraft: locale => emptyDraft(content.say, locale),
    now: () => clock.now(),
  };
}

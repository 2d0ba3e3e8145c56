import { emptyDraft } from './dialogs/words/draft-words.ts';
import type { House } from './house.ts';
import { verdictOf } from './knowledge/confidence.ts';
import type { GapDeps } from './knowledge/gaps/ports.ts';
import { maskPersonal } from './language/text/masking.ts';
import { wishStripper } from './person-wish.ts';
import { articleAddress } from './site/help/addresses.ts';

/** What finding gaps stands on: stored events, today's articles and today's thresholds. */
export function gapDepsOf({ store, language, knowledge, content, clock }: House): GapDeps {
  return {
    events: store.questions,
    terms: language.terms,
    knowledge,
    mask: maskPersonal,
    withoutWish: wishStripper(content.packs, language),
    answers: hits => verdictOf(hits, content.policy.match) === 'answer',
    offers: ({ score }) => score >= content.policy.match.clarify,
    address: article => articleAddress(article),
    emptyDraft: locale => emptyDraft(content.say, locale),
    now: () => clock.now(),
  };
}

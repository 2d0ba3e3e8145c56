import type { Editing } from './console/knowledge/deps.ts';
import { placeholder } from './dialogs/words/draft-words.ts';
import type { House } from './house.ts';
import { articleUse } from './knowledge/editing/article-use.ts';
import { createCommitter } from './knowledge/editing/commit.ts';
import { createDraftChecker } from './knowledge/editing/draft-faults.ts';
import { openArticleFolder } from './knowledge/editing/saving.ts';
import type { Links } from './knowledge/load.ts';
import { maskPersonal } from './language/text/masking.ts';
import { articleAddress } from './site/help/addresses.ts';
import { decideFirst } from './turn/asking/decision.ts';
import { firstMessageByMeaning } from './turn/asking/first-message.ts';

type Parts = Pick<House, 'knowledge' | 'language' | 'content' | 'clock' | 'logger'> & {
  store: Pick<House['store'], 'questions' | 'articleFeedback'>;
  config: Pick<House['config'], 'knowledgeDir'>;
};

/** What writing articles in the browser stands on. */
export function editingOf({ knowledge, language, content, clock, logger, store, config }: Parts): Editing {
  const { knowledgeDir } = config;
  const links: Links = { article: (locale, slug, anchor) => articleAddress({ locale, slug }, anchor) };
  const { understand } = language;
  return {
    knowledge,
    links,
    folder: openArticleFolder(knowledgeDir),
    committer: createCommitter(knowledgeDir, logger),
    checker: createDraftChecker({
      knowledge,
      analyzer: language,
      links,
      query: (question, before) => {
        const { text, locale, terms } = understand(question, before);
        return { text, locale, terms };
      },
      placeholder: locale => placeholder(content.say, locale),
      thresholds: () => content.policy.match,
    }),
    articleOf: ticketNumber =>
      [...knowledge.library().files.values()].find(({ front }) => front.ticket === ticketNumber),
    ask: async (words, locale, articles) =>
      decideFirst(
        await firstMessageByMeaning(words, locale, { content, knowledge: articles, understand, now: clock.now() }),
      ),
    thresholds: () => content.policy.match,
    use: period => articleUse(store.questions, period),
    votes: period => store.articleFeedback.counts(period),
    mask: maskPersonal,
    // Swedish writes days as ISO does.
    today: () =>
      new Intl.DateTimeFormat('sv-SE', { timeZone: content.policy.hours.timeZone }).format(new Date(clock.now())),
  };
}

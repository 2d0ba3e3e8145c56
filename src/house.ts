import { type Clock, systemClock } from './base/clock.ts';
import { type Ids, randomIds } from './base/ids.ts';
import type { Locale } from './base/locale.ts';
import { createLogger, type Logger } from './base/logger.ts';
import type { Config } from './config.ts';
import { openDataDir } from './data-dir.ts';
import { type Content, loadContent } from './dialogs/content.ts';
import { openKnowledge, type WatchedKnowledge } from './knowledge/watched-knowledge.ts';
import { createLanguage, type Language } from './language/language.ts';
import { articleAddress } from './site/help-page.ts';
import { openStore, type Store } from './store/store.ts';

/** What tests and replays put in place of the real thing. */
export type HouseOverrides = {
  clock?: Clock;
  ids?: Ids;
  logger?: Logger;
  content?: Content;
  /** `:memory:` for a passing database. */
  database?: string;
  /** Follow changes of the articles; default true. */
  watch?: boolean;
};

/** What everything else stands on: content, articles, the database, and where time and ids come from. */
export type House = {
  config: Config;
  logger: Logger;
  clock: Clock;
  ids: Ids;
  signingKey: string;
  content: Content;
  /** Languages with sentences, the default one first. */
  locales: readonly Locale[];
  defaultLocale: Locale;
  language: Language;
  knowledge: WatchedKnowledge;
  store: Store;
};

export async function openHouse(config: Config, overrides: HouseOverrides): Promise<House> {
  const logger = overrides.logger ?? createLogger(config.logLevel);
  const { database, signingKey } = openDataDir(config.dataDir);
  const content = overrides.content ?? loadContent(config.dialogsDir);
  const { defaultLocale } = content.policy;
  const language = createLanguage(content.packs, defaultLocale);
  const knowledge = await openKnowledge({
    dir: config.knowledgeDir,
    terms: language.terms,
    links: { article: (locale, slug, anchor) => articleAddress({ locale, slug }, anchor) },
    logger,
    watch: overrides.watch ?? true,
  });
  return {
    config,
    logger,
    clock: overrides.clock ?? systemClock,
    ids: overrides.ids ?? randomIds,
    signingKey,
    content,
    locales: [defaultLocale, ...content.locales.filter(locale => locale !== defaultLocale)],
    defaultLocale,
    language,
    knowledge,
    store: await openStore({ file: overrides.database ?? database, logger }),
  };
}

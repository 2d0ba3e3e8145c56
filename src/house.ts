import { type Clock, plusMs, systemClock } from './base/clock.ts';
import { type Ids, randomIds } from './base/ids.ts';
import type { Locale } from './base/locale.ts';
import { createLogger, type Logger } from './base/logger.ts';
import { type Close, closeAfter, closeEach } from './closing.ts';
import type { Config } from './config.ts';
import { openDataDir } from './data-dir.ts';
import type { Content } from './dialogs/content/content.ts';
import { fixedContent, openContent, type WatchedContent } from './dialogs/content/watched-content.ts';
import { measureElsewhere } from './index-elsewhere.ts';
import { createFollowers } from './knowledge/followers.ts';
import type { Encoder } from './knowledge/ports.ts';
import { openKnowledge, type WatchedKnowledge } from './knowledge/watched-knowledge.ts';
import type { Language } from './language/language.ts';
import { createLiveLanguage } from './language/live-language.ts';
import { articleAddress } from './site/help/addresses.ts';
import { openStore, type Store } from './store/store.ts';
import { type DeskClosures, openClosures } from './tickets/people/desk-away.ts';

/** What tests and replays put in place of the real thing, and what an owner's own program hands in. */
export type HouseOverrides = {
  clock?: Clock;
  ids?: Ids;
  logger?: Logger;
  content?: Content;
  /** `:memory:` for a passing database. */
  database?: string;
  /** Follow changes of the articles and dialogs; default true. */
  watch?: boolean;
  /** Makes questions that mean alike be found; none ships. */
  encoder?: Encoder;
};

/** What everything else stands on: content, articles, the database, and where time and ids come from. */
export type House = {
  config: Config;
  logger: Logger;
  clock: Clock;
  ids: Ids;
  signingKey: string;
  content: WatchedContent;
  /** Languages with sentences, the default one first. */
  locales: readonly Locale[];
  defaultLocale: Locale;
  language: Language;
  knowledge: WatchedKnowledge;
  store: Store;
  /** When the whole desk is away. */
  closures: DeskClosures;
  /** Closes the files that are followed, then the database. */
  close(): Promise<void>;
};

const yearMs = 366 * 86_400_000;

/** Opens all of it, or nothing: rejects with an AppError that names what cannot be used. */
export async function openHouse(config: Config, overrides: HouseOverrides): Promise<House> {
  const logger = overrides.logger ?? createLogger(config.logLevel);
  const { database, signingKey } = openDataDir(config.dataDir);
  // The last one opened is the first one closed.
  const closes: Close[] = [];
  const store = await openStore({ file: overrides.database ?? database, logger });
  closes.unshift(store.close);
  try {
    const clock = overrides.clock ?? systemClock;
    const read = await openWords(config, overrides, { store, clock, logger }, closes);
    const { locales, policy } = read.content;
    const { defaultLocale } = policy;
    return {
      config,
      logger,
      clock,
      ids: overrides.ids ?? randomIds,
      signingKey,
      ...read,
      locales: [defaultLocale, ...locales.filter(locale => locale !== defaultLocale)],
      defaultLocale,
      store,
      closures: await openClosures(store.deskAway, plusMs(clock.now(), -yearMs)),
      close: () => closeEach(closes),
    };
  } catch (error) {
    return closeAfter(error, closes);
  }
}

/** What the desk says and knows, kept up to date; each part is added to `closes` as soon as it is open. */
async function openWords(
  { dialogsDir, knowledgeDir }: Config,
  overrides: HouseOverrides,
  { store, clock, logger }: Pick<House, 'store' | 'clock' | 'logger'>,
  closes: Close[],
): Promise<Pick<House, 'content' | 'language' | 'knowledge'>> {
  const watch = overrides.watch ?? true;
  const content = overrides.content ? fixedContent(overrides.content) : openContent(dialogsDir, { watch, logger });
  closes.unshift(content.close);
  const language = createLiveLanguage(content.packs, content.policy.defaultLocale);
  const followers = createFollowers({ log: store.readings, clock, logger });
  closes.unshift(followers.close);
  const knowledge = await openKnowledge({
    dir: knowledgeDir,
    analyzer: language,
    measureElsewhere: (articles, encoded) =>
      measureElsewhere(articles, { packs: content.packs, defaultLocale: content.policy.defaultLocale }, encoded),
    links: { article: (locale, slug, anchor) => articleAddress({ locale, slug }, anchor) },
    logger,
    watch,
    followers: followers.of,
    ...(overrides.encoder ? { encoder: overrides.encoder } : {}),
  });
  closes.unshift(knowledge.close);
  const relearn = () => {
    if (language.relearn(content.packs)) void knowledge.reindex();
  };
  content.onChange(relearn);
  // For what was saved while the articles were read.
  relearn();
  return { content, language, knowledge };
}

import { systemClock } from '../../base/clock.ts';
import type { Locale } from '../../base/locale.ts';
import type { Content } from '../../dialogs/content/content.ts';
import type { DialogContext } from '../../dialogs/dialog.ts';
import { firstEpisode } from '../../dialogs/episode.ts';
import type { Knowledge } from '../../knowledge/ports.ts';
import type { Understand } from '../../language/understanding.ts';
import { lookUp, lookUpParts } from '../../turn/computing/lookup.ts';

type Deps = { content: Content; knowledge: Knowledge; understand: Understand };

/** All that the bot decides by when these words are the first of a conversation, of a customer it does not know. */
export function firstMessage(words: string, locale: Locale, { content, knowledge, understand }: Deps): DialogContext {
  const { match } = content.policy;
  const understood = understand(words, locale);
  const now = systemClock.now();
  return {
    ...lookUp(understood, knowledge, match),
    ...lookUpParts(understood, understand, knowledge, match),
    offered: [],
    content,
    knowledge,
    ticket: undefined,
    customer: { id: '', channel: '', channelUser: '', surveyedAt: [], createdAt: now },
    episode: firstEpisode,
    now,
    oneShot: false,
  };
}

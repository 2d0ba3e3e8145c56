import type { Locale } from '../../base/locale.ts';
import type { Content } from '../../dialogs/content/content.ts';
import type { DialogContext } from '../../dialogs/dialog.ts';
import { firstEpisode } from '../../dialogs/episode.ts';
import { withVectors } from '../../knowledge/encoding/with-vectors.ts';
import type { Knowledge } from '../../knowledge/ports.ts';
import type { Understand } from '../../language/understanding.ts';
import { lookUp, lookUpParts, mostParts, textsOf } from './lookup.ts';

/** `now`: an instant, ISO. */
export type AskingDeps = { content: Content; knowledge: Knowledge; understand: Understand; now: string };

/** All that the bot decides by when these words are the first of a conversation, of a customer it does not know. */
export function firstMessage(
  words: string,
  locale: Locale,
  { content, knowledge, understand, now }: AskingDeps,
): DialogContext {
  const { match } = content.policy;
  const understood = understand(words, locale);
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

/** The same with an encoder's vectors looked up, where there is one. */
export async function firstMessageByMeaning(words: string, locale: Locale, deps: AskingDeps): Promise<DialogContext> {
  const { knowledge, understand } = deps;
  if (!knowledge.encode) return firstMessage(words, locale, deps);
  const said = understand(words, locale);
  const parts = said.parts?.slice(0, mostParts).map(text => understand(text, said.locale)) ?? [];
  const texts = [said, ...parts].flatMap(textsOf);
  return firstMessage(words, locale, { ...deps, knowledge: await withVectors(knowledge, texts, said.locale) });
}

import { systemClock } from '../../base/clock.ts';
import { AppError } from '../../base/errors.ts';
import { silentLogger } from '../../base/logger.ts';
import type { Content } from '../../dialogs/content/content.ts';
import { verdictOf } from '../../knowledge/confidence.ts';
import type { Hit } from '../../knowledge/ports.ts';
import { openKnowledge } from '../../knowledge/watched-knowledge.ts';
import { factsOf } from '../../turn/asking/decision.ts';
import { firstMessage } from '../../turn/asking/first-message.ts';
import { lookUp } from '../../turn/asking/lookup.ts';
import { decide } from '../../turn/decide.ts';
import { openEditing, readLocale } from './editing.ts';
import { colourStyle, type Found, plainStyle, type SearchReport, searchText } from './search-text.ts';

type Options = { locale?: string; limit: string; json?: boolean };

/**
 * What the bot makes of these words as the first of a conversation: what it would do, its verdict by the thresholds of
 * `policy.yaml`, then each hit with the reasons.
 */
export async function searchArticles(words: string, options: Options): Promise<void> {
  const limit = limitOf(options.limit);
  const report = await reportOn(words, options.locale, limit);
  if (options.json) console.log(JSON.stringify(jsonOf(report), null, 2));
  else {
    const style = process.stdout.isTTY && process.stdout.hasColors() ? colourStyle : plainStyle;
    console.log(searchText(report, style).join('\n'));
  }
}

async function reportOn(words: string, tag: string | undefined, limit: number): Promise<SearchReport> {
  const { content, language, knowledgeDir } = openEditing();
  const before = tag === undefined ? content.policy.defaultLocale : readLocale(tag, content);
  const knowledge = await openKnowledge({
    dir: knowledgeDir,
    analyzer: language,
    links: { article: () => '' },
    logger: silentLogger,
    watch: false,
  });
  const context = firstMessage(words, before, {
    content,
    knowledge,
    understand: language.understand,
    now: systemClock.now(),
  });
  const action = decide(context, undefined);
  const { match } = content.policy;
  const more = lookUp(language.understand(words, before), knowledge, match, Math.max(limit, match.mostChoices)).hits;
  await knowledge.close();
  const { text, locale, intent, urgency, declines = false } = context.said;
  return {
    ...foundOf(text, more, content.policy, limit),
    locale,
    match,
    action,
    said: { intent, urgency, declines },
    parts: (context.parts ?? []).map(part => foundOf(part.text, part.hits, content.policy, limit)),
  };
}

function foundOf(
  text: string,
  hits: readonly Hit[],
  { match }: Pick<Content['policy'], 'match'>,
  limit: number,
): Found {
  const likely = hits.filter(({ score }) => score >= match.clarify).length;
  const offered = Math.min(likely, match.mostChoices);
  return { text, hits: hits.slice(0, limit), verdict: verdictOf(hits, match), offered };
}

function limitOf(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1) return limit;
  throw new AppError('invalid', 'limit', `--limit ${text}: write how many articles to list, as 5`);
}

function jsonOf({ locale, match, parts, action, said, ...whole }: SearchReport) {
  return {
    locale,
    match,
    action: factsOf(action),
    ...(said.intent === undefined ? {} : { intent: said.intent }),
    urgency: said.urgency,
    ...(said.declines ? { declines: true } : {}),
    ...foundJson(whole),
    ...(parts.length > 0 ? { parts: parts.map(foundJson) } : {}),
  };
}

function foundJson({ text, verdict, hits }: Found) {
  return {
    text,
    verdict,
    hits: hits.map(({ article: { id, title, file }, section: { anchor, heading }, score, confidence, why }) => ({
      articleId: id,
      title,
      file,
      ...(heading === undefined ? {} : { section: heading, anchor }),
      score,
      confidence,
      why,
    })),
  };
}

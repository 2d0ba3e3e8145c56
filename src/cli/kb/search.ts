import { AppError } from '../../base/errors.ts';
import type { Locale } from '../../base/locale.ts';
import { silentLogger } from '../../base/logger.ts';
import { verdictOf } from '../../knowledge/confidence.ts';
import { openKnowledge } from '../../knowledge/watched-knowledge.ts';
import { openEditing, readLocale } from './editing.ts';
import { colourStyle, type Found, plainStyle, type SearchReport, searchText } from './search-text.ts';

type Options = { locale?: string; limit: string; json?: boolean };

/** What the bot makes of these words: its verdict by the thresholds of `policy.yaml`, then each hit with the reasons. */
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
  const { defaultLocale, match } = content.policy;
  const before = tag === undefined ? defaultLocale : readLocale(tag, content);
  const knowledge = await openKnowledge({
    dir: knowledgeDir,
    analyzer: language,
    links: { article: () => '' },
    logger: silentLogger,
    watch: false,
  });
  const said = language.understand(words, before);
  const find = (text: string, locale: Locale, terms: readonly string[]): Found => {
    const hits = knowledge.search({ text, locale, terms }, Math.max(limit, match.mostChoices));
    const likely = hits.filter(({ score }) => score >= match.clarify).length;
    const offered = Math.min(likely, match.mostChoices);
    return { text, hits: hits.slice(0, limit), verdict: verdictOf(hits, match), offered };
  };
  const parts = (said.parts ?? []).map(part => find(part, said.locale, language.understand(part, said.locale).terms));
  const found = { ...find(said.text, said.locale, said.terms), locale: said.locale, match, parts };
  await knowledge.close();
  return found;
}

function limitOf(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1) return limit;
  throw new AppError('invalid', 'limit', `--limit ${text}: write how many articles to list, as 5`);
}

function jsonOf({ locale, match, parts, ...whole }: SearchReport) {
  return { locale, match, ...foundJson(whole), ...(parts.length > 0 ? { parts: parts.map(foundJson) } : {}) };
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

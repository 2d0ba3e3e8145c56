import { matchLocale } from '../base/locale.ts';
import { silentLogger } from '../base/logger.ts';
import { readConfig } from '../config.ts';
import { loadContent } from '../dialogs/content/content.ts';
import { openKnowledge } from '../knowledge/watched-knowledge.ts';
import { createLanguage } from '../language/language.ts';

/** What the bot finds for these words, best first, with score, section and the reason. */
export async function searchArticles(words: string, options: { locale?: string }): Promise<void> {
  const { knowledgeDir, dialogsDir } = readConfig(process.env);
  const content = loadContent(dialogsDir);
  const { defaultLocale, match } = content.policy;
  const language = createLanguage(content.packs, defaultLocale);
  const links = { article: () => '' };
  const knowledge = await openKnowledge({
    dir: knowledgeDir,
    analyzer: language,
    links,
    logger: silentLogger,
    watch: false,
  });
  const said = language.understand(words, matchLocale(options.locale, content.locales, defaultLocale));
  const hits = knowledge.search({ text: said.text, locale: said.locale, terms: said.terms }, 5);
  console.log(`${said.locale}: answer from a confidence of ${match.answer}, choices from a score of ${match.clarify}`);
  for (const { article, section, score, why } of hits) {
    const heading = section.heading === undefined ? '' : ` › ${section.heading}`;
    console.log(`${score.toFixed(2)}  ${article.id}  ${article.title}${heading}`);
    console.log(
      `      terms: ${why.terms.join(', ')}${why.question === undefined ? '' : `; question: ${why.question}`}`,
    );
  }
  if (hits.length === 0) console.log('nothing found');
}

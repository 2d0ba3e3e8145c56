import { readFileSync } from 'node:fs';
import { parseYaml } from '../../src/content/yaml.ts';
import { createLanguage } from '../../src/language/language.ts';
import {
  IntentLexicon,
  type LanguagePack,
  StopWords,
  Synonyms,
  UrgencyLexicon,
} from '../../src/language/language-pack.ts';

const read = (locale: string, name: string): unknown => {
  const file = `dialogs/${locale}/${name}.yaml`;
  return parseYaml(file, readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')).value;
};

export const installedPack = (locale: string): LanguagePack => ({
  locale,
  intents: IntentLexicon.parse(read(locale, 'intents')),
  urgency: UrgencyLexicon.parse(read(locale, 'urgency')),
  synonyms: Synonyms.parse(read(locale, 'synonyms')),
  stopWords: StopWords.parse(read(locale, 'stop-words')),
});

/** The real thing: the phrases of `dialogs/` as they ship. */
export const installedLanguage = createLanguage([installedPack('en'), installedPack('zh')], 'en');

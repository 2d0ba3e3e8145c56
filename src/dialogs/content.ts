import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Locale } from '../base/locale.ts';
import { IntentLexicon, type LanguagePack, StopWords, Synonyms, UrgencyLexicon } from '../language/language-pack.ts';
import { Survey } from '../survey/survey.ts';
import { Form } from './form.ts';
import { Policy } from './policy.ts';
import type { Say } from './say.ts';
import { ContentError, type ContentProblem, readYaml } from './yaml-file.ts';

type Sentences = { [key: string]: string | Sentences };
const Sentences: z.ZodType<Sentences> = z.record(
  z.string().regex(/^[a-zA-Z][a-zA-Z0-9]*$/, 'name a sentence like unknownAddress'),
  z.union([z.string().min(1), z.lazy(() => Sentences)]),
);

/** Everything that `dialogs/` holds. */
export type Content = {
  policy: Policy;
  locales: readonly Locale[];
  packs: readonly LanguagePack[];
  say: Say;
  survey(locale: Locale): Survey;
  surveys: readonly Survey[];
  forms(locale: Locale): readonly Form[];
};

/** Files of sentences; each locale has all of them, with the same keys. */
const sentenceFiles = ['messages.yaml', 'site.yaml', 'console.yaml'];

type LocaleContent = { sentences: Map<string, string>; pack: LanguagePack; survey: Survey; forms: Form[] };

/**
 * Reads the whole folder.
 *
 * @throws ContentError with every problem found, each as file, line, fault and mend
 */
export function loadContent(dir: string): Content {
  const problems: ContentProblem[] = [];
  const policy = collect(problems, () => readYaml(join(dir, 'policy.yaml'), 'dialogs/policy.yaml', Policy));
  const byLocale = new Map<Locale, LocaleContent>();
  for (const locale of localesIn(dir)) {
    const loaded = collect(problems, () => loadLocale(dir, locale));
    if (loaded) byLocale.set(locale, loaded);
  }
  if (problems.length === 0) problems.push(...sameKeys(byLocale));
  if (policy && problems.length === 0 && !byLocale.has(policy.defaultLocale))
    problems.push({
      file: 'dialogs/policy.yaml',
      line: 1,
      message: `defaultLocale: no folder dialogs/${policy.defaultLocale}`,
    });
  if (!policy || problems.length > 0) throw new ContentError(problems);
  return assemble(policy, byLocale);
}

function assemble(policy: Policy, byLocale: ReadonlyMap<Locale, LocaleContent>): Content {
  const of = (locale: Locale): LocaleContent => {
    const found = byLocale.get(locale) ?? byLocale.get(policy.defaultLocale);
    if (!found) throw new Error(`No content for locale ${locale}`);
    return found;
  };
  return {
    policy,
    locales: [...byLocale.keys()],
    packs: [...byLocale.values()].map(({ pack }) => pack),
    say: (locale, key, values) => {
      const sentence = of(locale).sentences.get(key);
      if (sentence === undefined) throw new Error(`No sentence ${key} in dialogs/${locale}`);
      return fill(sentence, values ?? {});
    },
    survey: locale => of(locale).survey,
    surveys: [...byLocale.values()].map(({ survey }) => survey),
    forms: locale => of(locale).forms,
  };
}

/** Fixed placeholders only: a value is put in once and never read again as a template. */
function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}

function loadLocale(dir: string, locale: Locale): LocaleContent {
  const problems: ContentProblem[] = [];
  const read = <T>(file: string, schema: z.ZodType<T>): T | undefined =>
    collect(problems, () => readYaml(join(dir, locale, file), `dialogs/${locale}/${file}`, schema));
  const sentences = new Map<string, string>();
  for (const file of sentenceFiles) flatten(read(file, Sentences) ?? {}, '', sentences);
  const intents = read('intents.yaml', IntentLexicon);
  const urgency = read('urgency.yaml', UrgencyLexicon);
  const synonyms = read('synonyms.yaml', Synonyms);
  const stopWords = read('stop-words.yaml', StopWords);
  const survey = read('survey.yaml', Survey);
  const forms = formFiles(dir, locale).flatMap(file => read(`forms/${file}`, Form) ?? []);
  if (!intents || !urgency || !synonyms || !stopWords || !survey || problems.length > 0)
    throw new ContentError(problems);
  return { sentences, pack: { locale, intents, urgency, synonyms, stopWords }, survey, forms };
}

function formFiles(dir: string, locale: Locale): string[] {
  return readdirSync(join(dir, locale, 'forms'))
    .filter(file => file.endsWith('.yaml'))
    .sort();
}

function localesIn(dir: string): Locale[] {
  try {
    return readdirSync(dir, { withFileTypes: true })
      .filter(entry => entry.isDirectory() && /^[a-z]{2,3}$/.test(entry.name))
      .map(entry => entry.name)
      .sort();
  } catch {
    throw new ContentError([
      { file: dir, line: 1, message: 'no such folder; set DIALOGS_DIR to the folder with policy.yaml' },
    ]);
  }
}

function flatten(sentences: Sentences, prefix: string, into: Map<string, string>): void {
  for (const [key, value] of Object.entries(sentences)) {
    if (typeof value === 'string') into.set(prefix + key, value);
    else flatten(value, `${prefix}${key}.`, into);
  }
}

/** A sentence that one locale has and another lacks would one day be missed by a customer. */
function sameKeys(byLocale: ReadonlyMap<Locale, LocaleContent>): ContentProblem[] {
  const all = new Set([...byLocale.values()].flatMap(({ sentences }) => [...sentences.keys()]));
  return [...byLocale].flatMap(([locale, { sentences }]) =>
    [...all]
      .filter(key => !sentences.has(key))
      .map(key => ({
        file: `dialogs/${locale}/messages.yaml`,
        line: 1,
        message: `the sentence ${key} is missing; another locale has it, add it here (or in site.yaml, console.yaml)`,
      })),
  );
}

function collect<T>(problems: ContentProblem[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}

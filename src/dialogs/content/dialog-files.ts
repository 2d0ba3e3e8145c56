import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Locale } from '../../base/locale.ts';
import { ContentError, type ContentProblem, collect, refused } from '../../content/problem.ts';
import { IntentLexicon, type LanguagePack, StopWords, Synonyms, UrgencyLexicon } from '../../language/language-pack.ts';
import { Survey } from '../../survey/survey.ts';
import { queueNames } from '../../tickets/queue.ts';
import { Form } from '../forms/form.ts';
import { Canned, type Macro, macrosOf } from './canned.ts';
import { withHolidays } from './holidays.ts';
import { Policy } from './policy.ts';
import { type Scene, Scenes } from './practice.ts';
import type { YamlReader } from './yaml-file.ts';

type Sentences = { [key: string]: string | Sentences };
const Sentences: z.ZodType<Sentences> = z.record(
  z.string().regex(/^[a-zA-Z][a-zA-Z0-9]*$/, 'name a sentence like unknownAddress'),
  z.union([z.string().min(1), z.lazy(() => Sentences)]),
);

/** Files of sentences; each locale has all of them, with the same keys. */
const sentenceFiles = ['messages.yaml', 'site.yaml', 'console.yaml', 'mail.yaml'];
/** A language may do without: its customers are served by operators who read the default one. */
const operatorsFile = 'console.yaml';

/** All of `dialogs/` as data. */
export type Dialogs = { policy: Policy; byLocale: ReadonlyMap<Locale, LocaleDialogs>; macros: readonly Macro[] };

export type LocaleDialogs = {
  /** By dotted key, e.g. `greeting.welcome`. */
  sentences: ReadonlyMap<string, { words: string; file: string }>;
  pack: LanguagePack;
  survey: Survey;
  /** Undefined without the file: what operators send is then that of the default language. */
  canned: Canned | undefined;
  /** The customers of practice mode; a language may have none. */
  practice: readonly Scene[] | undefined;
  /** By file, in order of file. */
  forms: ReadonlyMap<string, Form>;
};

/**
 * Reads the whole folder. A bad form is left out, or with `last` keeps its last good version, and is told in `problems`; nothing
 * else can be done without. With `last`, its languages are read: another one needs pages and articles too, so a new start.
 *
 * @throws ContentError with every problem found, those of forms too
 */
export function readDialogs(
  dir: string,
  read: YamlReader,
  last?: Dialogs,
): { dialogs: Dialogs; problems: ContentProblem[] } {
  const faults: ContentProblem[] = [];
  const formFaults: ContentProblem[] = [];
  const policy = collect(faults, () =>
    withHolidays(dir, read(join(dir, 'policy.yaml'), 'dialogs/policy.yaml', Policy)),
  );
  const byLocale = new Map<Locale, LocaleDialogs>();
  for (const locale of last?.byLocale.keys() ?? localesIn(dir)) {
    const forms = readForms(dir, locale, read, formFaults, last?.byLocale.get(locale)?.forms);
    const loaded = collect(faults, () => readLocale(dir, locale, read, forms));
    if (loaded) byLocale.set(locale, loaded);
  }
  if (faults.length === 0) faults.push(...missingSentences(byLocale, last), ...missingReplies(byLocale));
  const macros = faults.length === 0 ? collect(faults, () => readMacros(dir, byLocale, policy, read)) : undefined;
  if (policy && faults.length === 0 && !byLocale.has(policy.defaultLocale)) faults.push(noFolder(policy.defaultLocale));
  if (!policy || !macros || faults.length > 0) throw new ContentError([...faults, ...formFaults]);
  return { dialogs: { policy, byLocale, macros }, problems: formFaults };
}

/** The languages that have a folder. Throws ContentError without `dir`. */
export function localesIn(dir: string): Locale[] {
  try {
    return readdirSync(dir, { withFileTypes: true })
      .filter(entry => entry.isDirectory() && /^[a-z]{2,3}$/.test(entry.name))
      .map(entry => entry.name)
      .sort();
  } catch {
    throw refused(dir, 1, 'no such folder; set DIALOGS_DIR to the folder with policy.yaml');
  }
}

function readLocale(
  dir: string,
  locale: Locale,
  readYaml: YamlReader,
  forms: ReadonlyMap<string, Form>,
): LocaleDialogs {
  const faults: ContentProblem[] = [];
  const read = <T>(file: string, schema: z.ZodType<T>): T | undefined =>
    collect(faults, () => readYaml(join(dir, locale, file), `dialogs/${locale}/${file}`, schema));
  const sentences = new Map<string, { words: string; file: string }>();
  for (const file of sentenceFiles) {
    if (file === operatorsFile && !existsSync(join(dir, locale, file))) continue;
    for (const [key, words] of flat(read(file, Sentences) ?? {})) sentences.set(key, { words, file });
  }
  const intents = read('intents.yaml', IntentLexicon);
  const urgency = read('urgency.yaml', UrgencyLexicon);
  const synonyms = read('synonyms.yaml', Synonyms);
  const stopWords = read('stop-words.yaml', StopWords);
  const survey = read('survey.yaml', Survey);
  const practice = existsSync(join(dir, locale, 'practice.yaml')) ? read('practice.yaml', Scenes) : undefined;
  const canned = existsSync(join(dir, locale, 'canned.yaml')) ? read('canned.yaml', Canned) : undefined;
  if (!intents || !urgency || !synonyms || !stopWords || !survey || faults.length > 0) throw new ContentError(faults);
  return { sentences, pack: { locale, intents, urgency, synonyms, stopWords }, survey, canned, practice, forms };
}

/** Owners without a file of macros have none. */
function readMacros(
  dir: string,
  byLocale: Dialogs['byLocale'],
  policy: Policy | undefined,
  read: YamlReader,
): readonly Macro[] {
  const path = join(dir, 'macros.yaml');
  if (!existsSync(path)) return [];
  const names = [...byLocale.values()].flatMap(({ canned }) => canned?.replies.map(({ name }) => name) ?? []);
  return read(path, 'dialogs/macros.yaml', macrosOf(new Set(names), new Set(policy ? queueNames(policy.queues) : [])));
}

function readForms(
  dir: string,
  locale: Locale,
  read: YamlReader,
  faults: ContentProblem[],
  last: ReadonlyMap<string, Form> | undefined,
): ReadonlyMap<string, Form> {
  const forms = new Map<string, Form>();
  for (const file of formFiles(dir, locale)) {
    const form = collect(faults, () => readForm(dir, locale, file, Form, read)) ?? last?.get(file);
    if (form) forms.set(file, form);
  }
  return forms;
}

/** The names of the files in `forms/`, in order. */
export function formFiles(dir: string, locale: Locale): string[] {
  const folder = join(dir, locale, 'forms');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(file => file.endsWith('.yaml'))
    .sort();
}

/** Reads a form, or what `schema` takes of it. Throws ContentError. */
export function readForm<T>(dir: string, locale: Locale, file: string, schema: z.ZodType<T>, read: YamlReader): T {
  return read(join(dir, locale, 'forms', file), `dialogs/${locale}/forms/${file}`, schema);
}

function flat(sentences: Sentences, prefix = ''): [key: string, words: string][] {
  return Object.entries(sentences).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
  );
}

/** A sentence that one locale has and another lacks, or that has gone from a running desk, would one day be missed by a customer. */
function missingSentences(byLocale: Dialogs['byLocale'], last: Dialogs | undefined): ContentProblem[] {
  const needed = new Map<string, string>();
  for (const { sentences } of [...(last?.byLocale.values() ?? []), ...byLocale.values()]) {
    for (const [key, { file }] of sentences) needed.set(key, file);
  }
  const isLeftOut = (file: string, { sentences }: LocaleDialogs) =>
    file === operatorsFile && ![...sentences.values()].some(sentence => sentence.file === operatorsFile);
  return [...byLocale].flatMap(([locale, dialogs]) =>
    [...needed]
      .filter(([key, file]) => !dialogs.sentences.has(key) && !isLeftOut(file, dialogs))
      .map(([key, file]) => ({
        file: `dialogs/${locale}/${file}`,
        line: 1,
        message: `the sentence ${key} is missing; add it here, every language has the same ones`,
      })),
  );
}

/** A canned reply that one locale has and another lacks; a locale without any has chosen to do without. */
function missingReplies(byLocale: Dialogs['byLocale']): ContentProblem[] {
  const written = [...byLocale].flatMap(([locale, { canned }]) =>
    canned ? [{ locale, replies: canned.replies }] : [],
  );
  const needed = [...new Set(written.flatMap(({ replies }) => replies.map(({ name }) => name)))];
  return written.flatMap(({ locale, replies }) =>
    needed
      .filter(name => !replies.some(reply => reply.name === name))
      .map(name => ({
        file: `dialogs/${locale}/canned.yaml`,
        line: 1,
        message: `the reply ${name} is missing; add it here, every language has the same ones`,
      })),
  );
}

function noFolder(locale: Locale): ContentProblem {
  const message = `defaultLocale: no folder dialogs/${locale}; name a language that has one`;
  return { file: 'dialogs/policy.yaml', line: 1, message };
}

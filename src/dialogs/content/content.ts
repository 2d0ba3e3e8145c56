import type { Locale } from '../../base/locale.ts';
import { ContentError } from '../../content/problem.ts';
import type { LanguagePack } from '../../language/language-pack.ts';
import type { Survey } from '../../survey/survey.ts';
import type { Form } from '../forms/form.ts';
import { fill } from '../words/filling.ts';
import type { Say } from '../words/say.ts';
import type { Canned, Macro } from './canned.ts';
import { type Dialogs, type LocaleDialogs, readDialogs } from './dialog-files.ts';
import type { Policy } from './policy.ts';
import type { Scene } from './practice.ts';
import { createYamlReader } from './yaml-file.ts';

/** Everything that `dialogs/` holds. */
export type Content = {
  policy: Policy;
  locales: readonly Locale[];
  packs: readonly LanguagePack[];
  say: Say;
  /** Every sentence whose key begins with `prefix`, by the rest of its key, with its placeholders unfilled. */
  sentences(locale: Locale, prefix: string): Record<string, string>;
  survey(locale: Locale): Survey;
  surveys: readonly Survey[];
  forms(locale: Locale): readonly Form[];
  /** What operators send often; undefined when nothing was written. */
  canned(locale: Locale): Canned | undefined;
  /** Named lists of actions. */
  macros: readonly Macro[];
  /** The customers of practice mode; those of the default language where a language has none. */
  practice(locale: Locale): readonly Scene[];
};

/**
 * Reads the whole folder once and forgives nothing, as a check does.
 *
 * @throws ContentError with every problem found, each as file, line, fault and mend
 */
export function loadContent(dir: string): Content {
  const { dialogs, problems } = readDialogs(dir, createYamlReader());
  if (problems.length > 0) throw new ContentError(problems);
  return contentOf(dialogs);
}

/** What has been read, ready to be asked. A locale without dialogs is answered in the default one. */
export function contentOf({ policy, byLocale, macros }: Dialogs): Content {
  const of = (locale: Locale): LocaleDialogs => {
    const found = byLocale.get(locale) ?? byLocale.get(policy.defaultLocale);
    if (!found) throw new Error(`No content for locale ${locale}`);
    return found;
  };
  const forms = new Map([...byLocale].map(([locale, dialogs]) => [locale, [...dialogs.forms.values()]]));
  return {
    policy,
    locales: [...byLocale.keys()],
    packs: [...byLocale.values()].map(({ pack }) => pack),
    say: (locale, key, values) => {
      const sentence = of(locale).sentences.get(key) ?? byLocale.get(policy.defaultLocale)?.sentences.get(key);
      if (sentence === undefined) throw new Error(`No sentence ${key} in dialogs/${locale}`);
      return fill(sentence.words, values ?? {});
    },
    sentences: (locale, prefix) =>
      Object.fromEntries(
        [...of(policy.defaultLocale).sentences, ...of(locale).sentences]
          .filter(([key]) => key.startsWith(prefix))
          .map(([key, { words }]) => [key.slice(prefix.length), words]),
      ),
    survey: locale => of(locale).survey,
    surveys: [...byLocale.values()].map(({ survey }) => survey),
    canned: locale => of(locale).canned ?? byLocale.get(policy.defaultLocale)?.canned,
    macros,
    practice: locale => of(locale).practice ?? byLocale.get(policy.defaultLocale)?.practice ?? [],
    forms: locale => forms.get(locale) ?? forms.get(policy.defaultLocale) ?? [],
  };
}

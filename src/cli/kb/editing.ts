import { systemClock } from '../../base/clock.ts';
import { AppError } from '../../base/errors.ts';
import { type Locale, matchLocale } from '../../base/locale.ts';
import { readConfig } from '../../config.ts';
import { type Content, loadContent } from '../../dialogs/content/content.ts';
import { isArticleName } from '../../knowledge/files/article-files.ts';
import { createLanguage, type Language } from '../../language/language.ts';

/** What the commands that write articles stand on. */
export type Editing = {
  knowledgeDir: string;
  content: Content;
  language: Language;
  /** The day where the shop is, as 2026-11-20. */
  today: string;
};

export function openEditing(): Editing {
  const { knowledgeDir, dialogsDir } = readConfig(process.env);
  const content = loadContent(dialogsDir);
  const { defaultLocale, hours } = content.policy;
  // Swedish writes days as ISO does.
  const days = new Intl.DateTimeFormat('sv-SE', { timeZone: hours.timeZone });
  return {
    knowledgeDir,
    content,
    language: createLanguage(content.packs, defaultLocale),
    today: days.format(new Date(systemClock.now())),
  };
}

/** The language that an option names. Throws AppError `locale` for one without dialogs. */
export function readLocale(tag: string, { locales }: Content): Locale {
  const locale = matchLocale(tag, locales, '');
  if (locale !== '') return locale;
  throw new AppError('invalid', 'locale', `--locale ${tag}: use ${locales.join(' or ')}, the languages in dialogs/`);
}

/** A topic, slug or id that an option gives. Throws AppError `name` for what no file can be called. */
export function readName(option: string, name: string): string {
  if (isArticleName(name)) return name;
  const mend = 'use lower-case letters, digits and hyphens, like reset-password';
  throw new AppError('invalid', 'name', `${option} ${name}: ${mend}`);
}

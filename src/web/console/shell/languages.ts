/** `English`, `中文`: the name of a language in the words of another. */
export function languageName(locale: string, inLocale: string): string {
  return new Intl.DisplayNames(inLocale, { type: 'language' }).of(locale) ?? locale;
}

/** Loads the same address in another language, which the server keeps for the next pages; drafts are kept, too. */
export function speak(locale: string): void {
  const address = new URL(location.href);
  address.searchParams.set('locale', locale);
  address.searchParams.delete('welcome');
  location.assign(address);
}

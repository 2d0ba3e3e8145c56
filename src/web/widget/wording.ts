type Wording = { title: string; open: string; close: string; unread: string };

/** Put in by the server from `dialogs/<locale>/site.yaml` when it sends this file: wording by locale, the default first. */
declare const SOLODESK_WORDING: Record<string, Wording>;

const wording = SOLODESK_WORDING;

/** The locale we have words in for a BCP 47 tag; else that of the browser; else the first. */
export function chosenLocale(tag: string | undefined): string {
  const known = Object.keys(wording);
  const wanted = [tag, ...navigator.languages].map(one => one?.toLowerCase().split(/[-_]/)[0]);
  return wanted.find(language => language !== undefined && known.includes(language)) ?? known[0] ?? 'en';
}

export function wordingOf(locale: string): Wording {
  return wording[locale] ?? { title: '', open: '', close: '', unread: '' };
}

export type Role = 'owner' | 'operator' | 'editor';

/** What the page carries for its code: who is signed in, and all words of the chosen language. */
export type Start = {
  operator: { id: string; name: string; role: Role; via: 'session' | 'token' };
  locale: string;
  /** The default one first. */
  locales: readonly string[];
  /** IANA name of the zone in which times are shown. */
  timeZone: string;
  /** Address of the code that edits articles, which is loaded when an article is opened. */
  editor: string;
  /** Right after set-up. */
  isWelcome: boolean;
  /** Sentences of `dialogs/<locale>/console.yaml` by their key below `console.` */
  words: Readonly<Record<string, string>>;
};

/** Read once: the page never changes it. */
export const start: Start = JSON.parse(document.getElementById('start')?.textContent ?? '{}');

/** The words of the page around the transcript in one language, from `dialogs/<locale>/site.yaml`. */
export type Wording = Record<
  | 'title'
  | 'subtitle'
  | 'language'
  | 'languageName'
  | 'restart'
  | 'restartAsk'
  | 'restartYes'
  | 'restartNo'
  | 'close'
  | 'starting'
  | 'lost'
  | 'failed'
  | 'busy'
  | 'retry',
  string
>;

/** What the server wrote into the page. */
export type Page = {
  wording: Map<string, Wording>;
  locale: string;
  scheme: string;
  /** Origin of the page that frames us, or ''. */
  parentOrigin: string;
  webChatAddress: string;
  /** `OpeningJson` as it was then. */
  opening: unknown;
  nonce: string;
};

export function readPage(): Page {
  const {
    wording = '{}',
    locale = 'en',
    scheme = 'auto',
    parent = '',
    webchat = '',
    opening = '{}',
  } = document.body.dataset;
  const parsed: Record<string, Wording> = JSON.parse(wording);
  return {
    wording: new Map(Object.entries(parsed)),
    locale,
    scheme,
    parentOrigin: parent,
    webChatAddress: webchat,
    opening: JSON.parse(opening),
    nonce: document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '',
  };
}

/** An element of our own page; its absence is a fault of `site/chat-page.ts`. */
export function byId<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the chat page lacks #${id}`);
  return found;
}

/** Fills every `data-word` and `data-label` of the page. */
export function putWords(words: Wording, locale: string): void {
  const table: Record<string, string> = words;
  document.documentElement.lang = locale;
  document.title = words.title;
  for (const element of document.querySelectorAll<HTMLElement>('[data-word]')) {
    element.textContent = table[element.dataset.word ?? ''] ?? '';
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) {
    const label = table[element.dataset.label ?? ''] ?? '';
    element.ariaLabel = label;
    element.title = label;
  }
}

import { type FromChat, isOurs } from '../protocol.ts';

export type ParentPage = {
  tell(message: FromChat): void;
};

type Heard = {
  onState: (open: boolean) => void;
  onLocale: (locale: string) => void;
  onColorScheme: (scheme: unknown) => void;
  onReset: () => void;
};

/**
 * The page that framed us. `origin` is the one our address named; the server's frame-ancestors let no other frame us, and
 * messages from or to another window or origin are dropped. Undefined when we are a page of our own.
 */
export function parentPage(origin: string, heard: Heard): ParentPage | undefined {
  if (window.parent === window || origin === '') return undefined;
  window.addEventListener('message', event => {
    if (event.source !== window.parent || event.origin !== origin || !isOurs(event.data)) return;
    const data: Record<string, unknown> = event.data;
    if (data.type === 'state') heard.onState(data.open === true);
    else if (data.type === 'locale') heard.onLocale(String(data.locale));
    else if (data.type === 'colorScheme') heard.onColorScheme(data.scheme);
    else if (data.type === 'reset') heard.onReset();
  });
  return { tell: message => window.parent.postMessage(message, origin) };
}

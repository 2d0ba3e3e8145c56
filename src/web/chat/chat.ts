import './chat.css';
import { createChosenLocale } from './chosen-locale.ts';
import { type ConversationView, showConversation } from './conversation.ts';
import { createNotice } from './dom/notice.ts';
import { createOpeningLine, openingEvent } from './opening.ts';
import { byId, putWords, readPage } from './page.ts';
import { parentPage } from './parent-page.ts';
import { createSending } from './sending.ts';
import { endSession, isLinked, openSession, SessionError } from './session.ts';
import { type Activity, loadWebChat } from './web-chat.ts';

const page = readPage();
const place = byId('conversation', HTMLElement);
const askRestart = byId('ask-restart', HTMLDialogElement);
const systemDark = matchMedia('(prefers-color-scheme: dark)');
const notice = createNotice(() => start());
const chosen = createChosenLocale();
const opening = createOpeningLine(page.opening, page.locale);
const sending = createSending();

let locale = page.locale;
let scheme = page.scheme;
let view: ConversationView | undefined;
/** Which start is the current one; an older one that ends late is dropped. */
let current = 0;
let lastRecovery = 0;
let customerSpoke = false;
/** The connection was gone: what was told of the desk meanwhile has not come here. */
let hasMissed = false;
let isOpen = true;
let unread = 0;

const parent = parentPage(page.parentOrigin, {
  onState: open => {
    isOpen = open;
    if (!open) return;
    setUnread(0);
    focusSendBox();
  },
  onLocale: chooseLocale,
  onColorScheme: next => setScheme(next === 'light' || next === 'dark' ? next : 'auto'),
  onReset: () => restart(),
});

async function start(): Promise<void> {
  current += 1;
  const mine = current;
  notice.show('starting');
  try {
    const [session, webChat] = await Promise.all([openSession(locale), loadWebChat(page.webChatAddress)]);
    if (mine !== current) return;
    view?.close();
    // What a link opened was begun already, whoever spoke: another language does not end it.
    customerSpoke = isLinked() && session.resumed;
    view = showConversation({
      webChat,
      session,
      place,
      nonce: page.nonce,
      appearance: appearance(),
      onConnection: state => {
        if (mine === current) onConnection(state);
      },
      onActivity,
      sending,
      sendLocale: chosen.middleware,
    });
  } catch (err) {
    if (mine !== current) return;
    const isBusy = err instanceof SessionError && err.status === 429;
    notice.show(isBusy ? 'busy' : 'failed');
    parent?.tell({ solodesk: 1, type: 'error', code: isBusy ? 'busy' : 'start_failed' });
    console.warn('solodesk: the chat could not start', err);
  }
}

function onConnection(state: 'online' | 'lost' | 'over'): void {
  hasMissed ||= state !== 'online';
  if (state === 'online') {
    if (hasMissed) void opening.refresh();
    hasMissed = false;
    notice.hide();
    focusSendBox();
  } else if (state === 'lost') notice.show('lost', 1500);
  else if (Date.now() - lastRecovery > 30_000) {
    // A token that ran out while the computer slept: a new one usually mends it without a word.
    lastRecovery = Date.now();
    void start();
  } else {
    notice.show('failed');
    parent?.tell({ solodesk: 1, type: 'error', code: 'connection_over' });
  }
}

function onActivity(activity: Activity): void {
  if (activity.type === 'event' && activity.name === openingEvent) opening.take(activity.value);
  if (activity.type !== 'message') return;
  if (activity.from?.role === 'user') {
    customerSpoke = true;
    return;
  }
  if (activity.locale !== undefined && !chosen.isWaiting()) setLocale(activity.locale);
  if (!isOpen) setUnread(unread + 1);
}

async function restart(): Promise<void> {
  chosen.forget();
  await endSession();
  await start();
}

/** The visitor's own wish. Nothing said yet: begin in that language; else the frame changes now, and the answers from their next words on. */
function chooseLocale(tag: string): void {
  setLocale(tag);
  if (view === undefined) return;
  if (customerSpoke) chosen.choose(locale);
  else void restart();
}

function setLocale(tag: string): void {
  const next = tag.toLowerCase().split(/[-_]/)[0] ?? '';
  const words = page.wording.get(next);
  if (words === undefined || (next === locale && document.documentElement.lang === next)) return;
  locale = next;
  putWords(words, locale);
  opening.speak(locale);
  view?.show(appearance());
}

function setScheme(next: string): void {
  scheme = next;
  document.documentElement.dataset.scheme = scheme;
  view?.show(appearance());
}

function setUnread(count: number): void {
  if (count === unread) return;
  unread = count;
  parent?.tell({ solodesk: 1, type: 'unread', count });
}

function appearance(): { locale: string; isDark: boolean } {
  return { locale, isDark: scheme === 'dark' || (scheme !== 'light' && systemDark.matches) };
}

/** Not where it would raise a keyboard over half of the screen. */
function focusSendBox(): void {
  if (!isOpen || askRestart.open || matchMedia('(pointer: coarse)').matches) return;
  document.querySelector<HTMLElement>('[data-id="webchat-sendbox-input"]')?.focus();
}

byId('language', HTMLButtonElement).addEventListener('click', () => {
  const known = [...page.wording.keys()];
  chooseLocale(known[(known.indexOf(locale) + 1) % known.length] ?? locale);
});
byId('restart', HTMLButtonElement).addEventListener('click', () => askRestart.showModal());
byId('restart-yes', HTMLButtonElement).addEventListener('click', () => {
  askRestart.close();
  void restart();
});
byId('restart-no', HTMLButtonElement).addEventListener('click', () => askRestart.close());
const closeButton = byId('close', HTMLButtonElement);
closeButton.hidden = parent === undefined;
closeButton.addEventListener('click', () => parent?.tell({ solodesk: 1, type: 'close' }));
document.addEventListener('keydown', event => {
  if (event.key === 'Escape' && !event.defaultPrevented && !askRestart.open)
    parent?.tell({ solodesk: 1, type: 'close' });
});
window.addEventListener('online', () => {
  // The client itself would wait up to 20 s for its next try.
  if (!notice.isHidden()) void start();
});
systemDark.addEventListener('change', () => view?.show(appearance()));

const words = page.wording.get(locale);
if (words) putWords(words, locale);
parent?.tell({ solodesk: 1, type: 'ready' });
await start();

import type { ColorScheme } from '../protocol.ts';
import type { Api, EventName, Listener, Queued } from './api.ts';
import { createFrame, type Frame } from './frame.ts';
import { createLauncher } from './launcher.ts';
import { chosenLocale } from './wording.ts';

const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : undefined;
const server = new URL(script?.src ?? location.href).origin;
const listeners = new Map<EventName, Set<Listener>>();
let locale = chosenLocale(script?.dataset.locale ?? document.documentElement.lang);
let scheme: ColorScheme = asScheme(script?.dataset.colorScheme);
let frame: Frame | undefined;
let isOpen = false;

const launcher = createLauncher({
  position: script?.dataset.position === 'left' ? 'left' : 'right',
  onToggle: () => toggle(),
});
launcher.setLocale(locale);
launcher.setScheme(scheme);

function emit(event: EventName, detail?: unknown): void {
  for (const listener of listeners.get(event) ?? []) {
    try {
      listener(detail);
    } catch (err) {
      // A listener of the host page must not break the chat; the page's own error reporting sees it.
      reportError(err);
    }
  }
}

function ensureFrame(): Frame {
  frame ??= createFrame(launcher.panel, {
    server,
    locale,
    scheme,
    title: launcher.title(),
    onReady: () => {
      frame?.send({ solodesk: 1, type: 'state', open: isOpen });
      emit('ready');
    },
    onError: code => emit('error', { code }),
    onClose: () => toggle('close'),
    onUnread: count => {
      launcher.setUnread(isOpen ? 0 : count);
      emit('unread', { count });
    },
  });
  return frame;
}

function toggle(to?: 'open' | 'close'): void {
  const next = to === undefined ? !isOpen : to === 'open';
  if (next === isOpen) return;
  isOpen = next;
  const opened = ensureFrame();
  launcher.setOpen(isOpen);
  opened.send({ solodesk: 1, type: 'state', open: isOpen });
  if (isOpen) {
    launcher.setUnread(0);
    opened.focus();
  } else launcher.focus();
  emit(isOpen ? 'open' : 'close');
}

function asScheme(value: unknown): ColorScheme {
  return value === 'light' || value === 'dark' ? value : 'auto';
}

const api: Api = {
  run: callback => callback(api),
  push: take,
  toggle: to => toggle(to === 'open' || to === 'close' ? to : undefined),
  setLocale: next => {
    locale = chosenLocale(next);
    launcher.setLocale(locale);
    frame?.setTitle(launcher.title());
    frame?.send({ solodesk: 1, type: 'locale', locale });
  },
  setColorScheme: next => {
    scheme = asScheme(next);
    launcher.setScheme(scheme);
    frame?.send({ solodesk: 1, type: 'colorScheme', scheme });
  },
  // The credential to forget is in the frame's own storage: the frame must run, though it need not be seen.
  reset: () => ensureFrame().send({ solodesk: 1, type: 'reset' }),
  on: (event, listener) => {
    const set = listeners.get(event) ?? new Set();
    listeners.set(event, set.add(listener));
  },
  off: (event, listener) => {
    listeners.get(event)?.delete(listener);
  },
};

function take(call: Queued): void {
  if (typeof call === 'function') {
    call(api);
    return;
  }
  const [name, ...args] = call;
  // Only our own methods: a queue entry naming anything else is ignored.
  if (!Object.hasOwn(api, name)) return;
  const method: (...values: never[]) => void = api[name];
  Reflect.apply(method, api, args);
}

document.addEventListener('keydown', event => {
  if (event.key === 'Escape' && isOpen && !event.defaultPrevented) toggle('close');
});

// A second copy of the tag must not make a second launcher.
const waiting = window.solodesk;
if (waiting === undefined || Array.isArray(waiting)) {
  window.solodesk = api;
  launcher.mount();
  for (const call of waiting ?? []) take(call);
}

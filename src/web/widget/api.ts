import type { ColorScheme } from '../protocol.ts';

export type EventName = 'ready' | 'error' | 'open' | 'close' | 'unread';
export type Listener = (detail: unknown) => void;
export type Queued = ((api: Api) => void) | [keyof Api, ...unknown[]];

/** `window.solodesk`. Calls made before the script arrived are taken from the array that stood there. */
export type Api = {
  run(callback: (api: Api) => void): void;
  push(call: Queued): void;
  toggle(to?: 'open' | 'close'): void;
  setLocale(locale: string): void;
  setColorScheme(scheme: ColorScheme): void;
  reset(): void;
  on(event: EventName, listener: Listener): void;
  off(event: EventName, listener: Listener): void;
};

declare global {
  interface Window {
    /** The array where the host page queues calls before the script has arrived; the API afterwards. */
    solodesk?: Api | Queued[];
  }
}

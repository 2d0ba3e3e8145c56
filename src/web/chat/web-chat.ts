/** The few parts of Web Chat's browser bundle (`window.WebChat`) that we call; see botframework-webchat's README. */
export type WebChat = {
  createDirectLine(options: { domain: string; token: string; webSocket: boolean }): DirectLine;
  createStore(initial: object, ...middleware: StoreMiddleware[]): Store;
  renderWebChat(props: Record<string, unknown>, element: HTMLElement): void;
};

/** botframework-directlinejs, as far as we look at it. */
export type DirectLine = {
  connectionStatus$: { subscribe(next: (status: number) => void): { unsubscribe(): void } };
  /** Gives the id of what was taken. */
  postActivity(activity: Activity): Observable<string>;
  end(): void;
};

export type Observer<T> = { next(value: T): void; error?(error: unknown): void; complete?(): void };
export type Observable<T> = { subscribe(observer: Observer<T>): { unsubscribe(): void } };

/** Those numbers of directlinejs' enum ConnectionStatus after which it gives up. */
export const connection = { expired: 3, failed: 4, ended: 5 } as const;

export type Store = { dispatch(action: StoreAction): void };
export type StoreAction = { type: string; meta?: { clientActivityID?: string }; payload?: { activity?: Activity } };
export type StoreMiddleware = () => (next: (action: StoreAction) => unknown) => (action: StoreAction) => unknown;

export type Activity = {
  id?: string;
  type: string;
  name?: string;
  value?: unknown;
  locale?: string;
  from?: { id?: string; name?: string; role?: string };
  channelData?: { clientActivityID?: string; solodesk?: { operator?: unknown; locale?: string } };
};

declare global {
  interface Window {
    WebChat?: WebChat;
  }
}

let loading: Promise<WebChat> | undefined;

/** Loads Web Chat's bundle from our own origin, once; a failed load may be tried again. */
export function loadWebChat(address: string): Promise<WebChat> {
  loading ??= new Promise<WebChat>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () =>
      window.WebChat ? resolve(window.WebChat) : reject(new Error(`${address} brought no WebChat`));
    script.onerror = () => reject(new Error(`${address} did not load`));
    document.head.append(script);
  }).catch(err => {
    loading = undefined;
    throw err;
  });
  return loading;
}

/** The name of the person who wrote, when an operator did. */
export function operatorOf(activity: Activity | undefined): string | undefined {
  const name = activity?.channelData?.solodesk?.operator;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

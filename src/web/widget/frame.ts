import { type ColorScheme, isOurs, type ToChat } from '../protocol.ts';

export type Frame = {
  /** Delivered once the chat has said that it listens, in order. */
  send(message: ToChat): void;
  setTitle(title: string): void;
  focus(): void;
};

type FrameOptions = {
  /** Origin of the desk; the only origin we write to or listen to. */
  server: string;
  locale: string;
  scheme: ColorScheme;
  title: string;
  onReady: () => void;
  onError: (code: string) => void;
  onClose: () => void;
  onUnread: (count: number) => void;
};

/** The chat's iframe. Its address names this page's origin, which is the only one allowed to frame it and the only one it talks to. */
export function createFrame(panel: HTMLElement, options: FrameOptions): Frame {
  const address = new URL('/chat', options.server);
  address.searchParams.set('origin', location.origin);
  address.searchParams.set('locale', options.locale);
  address.searchParams.set('scheme', options.scheme);
  const frame = document.createElement('iframe');
  frame.src = address.href;
  frame.title = options.title;
  frame.allow = 'clipboard-write';
  panel.append(frame);

  let isListening = false;
  const waiting: ToChat[] = [];
  function send(message: ToChat): void {
    if (isListening) frame.contentWindow?.postMessage(message, options.server);
    else waiting.push(message);
  }

  window.addEventListener('message', event => {
    if (event.origin !== options.server || event.source !== frame.contentWindow || !isOurs(event.data)) return;
    const data: Record<string, unknown> = event.data;
    if (data.type === 'ready') {
      isListening = true;
      for (const message of waiting.splice(0)) send(message);
      options.onReady();
    } else if (data.type === 'error') options.onError(String(data.code));
    else if (data.type === 'close') options.onClose();
    else if (data.type === 'unread' && Number.isSafeInteger(data.count)) options.onUnread(Number(data.count));
  });

  return {
    send,
    setTitle: title => {
      frame.title = title;
    },
    focus: () => frame.focus(),
  };
}

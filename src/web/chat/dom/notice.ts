import { byId } from '../page.ts';

export type NoticeKind = 'starting' | 'lost' | 'failed' | 'busy';

/** The line under the header that says why nothing moves, with a button to try again. */
export type Notice = {
  /** Shows it, after `delayMs` (a short interruption is not worth a word). */
  show(kind: NoticeKind, delayMs?: number): void;
  hide(): void;
  isHidden(): boolean;
};

export function createNotice(onRetry: () => void): Notice {
  const box = byId('notice', HTMLElement);
  const retry = byId('retry', HTMLButtonElement);
  const lines = [...box.querySelectorAll<HTMLElement>('[data-notice]')];
  let timer: ReturnType<typeof setTimeout> | undefined;
  retry.addEventListener('click', onRetry);
  function put(kind: NoticeKind): void {
    box.dataset.kind = kind;
    for (const line of lines) line.hidden = line.dataset.notice !== kind;
    retry.hidden = kind === 'starting';
    box.hidden = false;
  }
  return {
    show: (kind, delayMs = 0) => {
      clearTimeout(timer);
      if (delayMs > 0) timer = setTimeout(() => put(kind), delayMs);
      else put(kind);
    },
    hide: () => {
      clearTimeout(timer);
      box.hidden = true;
    },
    isHidden: () => box.hidden !== false,
  };
}

import { useEffect, useRef } from 'react';
import { inboxPath } from '../inbox/inbox-path.ts';

const busyMs = 20_000;
/** Somebody who reads moves nothing for a while. */
const readingMs = 120_000;
const signs = ['focus', 'pointerdown', 'pointermove', 'wheel', 'keydown'] as const;

/**
 * Calls `onSign` at everything that the operator does in this window. Returns whether they see by themselves what happens to a ticket:
 * they are busy here, or have it open before them. A window that merely stands in front may have nobody at it.
 */
export function useSeeing(onSign: () => void): (number: string) => boolean {
  const latest = useRef(onSign);
  latest.current = onSign;
  const lastSign = useRef(Date.now());
  useEffect(() => {
    const hear = () => {
      lastSign.current = Date.now();
      latest.current();
    };
    for (const sign of signs) addEventListener(sign, hear, { passive: true });
    return () => {
      for (const sign of signs) removeEventListener(sign, hear);
    };
  }, []);
  return useRef((number: string) => {
    if (!document.hasFocus()) return false;
    const isOpen = inboxPath.exec(location.pathname)?.groups?.['number'] === number;
    return Date.now() - lastSign.current < (isOpen ? readingMs : busyMs);
  }).current;
}

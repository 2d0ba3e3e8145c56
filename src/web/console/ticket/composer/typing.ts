import { useEffect, useRef } from 'react';
import { api } from '../../start/api.ts';

const atMostEveryMs = 5000;

/** Tells that something is being written for a ticket, at most every five seconds. */
export function useTellTyping(number: string, text: string): void {
  const told = useRef(0);
  const before = useRef(text);
  useEffect(() => {
    const isTyped = text !== before.current && text !== '';
    before.current = text;
    if (!isTyped || Date.now() - told.current < atMostEveryMs) return;
    told.current = Date.now();
    api('POST', `/api/tickets/${number}/viewing`, { typing: true }).catch(() => {});
  }, [number, text]);
}

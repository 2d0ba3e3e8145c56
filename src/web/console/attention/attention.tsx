import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { TicketJson } from '../api-types.ts';
import { useTickets } from '../data/tickets.ts';
import { useWords } from '../start/words.ts';
import { customerName } from '../ticket/names.ts';
import { newIn, type Waiting, waitingOf } from './news.ts';
import { usePreferences } from './preferences.ts';
import { chime } from './sound.ts';

const repeatMs = 20_000;

/** Calls the operator when something new waits: in the title, by a sound until it is seen, and beside the browser. Draws nothing. */
export function Attention() {
  const words = useWords();
  const { data } = useTickets('status=new,open,pending&sort=updated');
  const tickets = data?.pages.flatMap(({ items }) => items);
  const count = tickets ? waitingOf(tickets).size : 0;
  const isUnseen = useUnseen(tickets);
  useEffect(() => {
    document.title = count > 0 ? `(${count}) ${words('desk')}` : words('desk');
  }, [count, words]);
  useSound(isUnseen);
  return null;
}

/** True from when something new came until the operator does anything in this window. */
function useUnseen(tickets: readonly TicketJson[] | undefined): boolean {
  const [isUnseen, setUnseen] = useState(false);
  const before = useRef<Waiting>(undefined);
  const show = useDesktopNotice();
  useEffect(() => {
    if (!tickets) return;
    const now = waitingOf(tickets);
    const news = before.current ? newIn(now, before.current) : [];
    before.current = now;
    const [first] = tickets.filter(({ number }) => news.includes(number));
    if (!first || document.hasFocus()) return;
    setUnseen(true);
    show(first);
  }, [tickets, show]);
  useEffect(() => {
    if (!isUnseen) return;
    const see = () => setUnseen(false);
    const signs = ['focus', 'pointerdown', 'keydown'] as const;
    for (const sign of signs) addEventListener(sign, see);
    return () => {
      for (const sign of signs) removeEventListener(sign, see);
    };
  }, [isUnseen]);
  return isUnseen;
}

function useSound(isUnseen: boolean): void {
  const { isMuted, hasSound } = usePreferences();
  const isWanted = isUnseen && hasSound && !isMuted;
  useEffect(() => {
    if (!isWanted) return;
    chime();
    const timer = setInterval(chime, repeatMs);
    return () => clearInterval(timer);
  }, [isWanted]);
}

/** Shows a ticket beside the browser, where that was allowed in the settings. */
function useDesktopNotice(): (ticket: TicketJson) => void {
  const words = useWords();
  const [, navigate] = useLocation();
  const { isMuted, hasDesktop } = usePreferences();
  const latest = useRef((_ticket: TicketJson) => {});
  latest.current = ticket => {
    if (isMuted || !hasDesktop || !('Notification' in window) || Notification.permission !== 'granted') return;
    const notice = new Notification(words('attention.notice', { name: customerName(ticket.customer) }), {
      body: ticket.lastMessage?.text ?? ticket.question,
      tag: ticket.number,
    });
    notice.onclick = () => {
      window.focus();
      navigate(`/console/tickets/${ticket.number}`);
      notice.close();
    };
  };
  return useRef((ticket: TicketJson) => latest.current(ticket)).current;
}

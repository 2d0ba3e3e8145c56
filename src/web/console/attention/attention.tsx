import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { TicketJson } from '../api-types.ts';
import { useTickets } from '../data/tickets.ts';
import { useCounts } from '../data/views.ts';
import { start } from '../start/start.ts';
import { useWords } from '../start/words.ts';
import { customerName } from '../ticket/names.ts';
import { newIn, type Waiting, waitingOf } from './news.ts';
import { usePreferences } from './preferences.ts';
import { useSeeing } from './seeing.ts';
import { chime } from './sound.ts';

const repeatMs = 20_000;

/** Calls the operator when something new waits: in the title, by a sound until it is seen, and beside the browser. Draws nothing. */
export function Attention() {
  const words = useWords();
  const { data } = useTickets('status=new,open,pending&sort=updated');
  const tickets = data?.pages.flatMap(({ items }) => items);
  const { unread: count = 0 } = useCounts();
  const isUnseen = useUnseen(tickets);
  useEffect(() => {
    document.title = count > 0 ? `(${count}) ${words('desk')}` : words('desk');
  }, [count, words]);
  useSound(isUnseen);
  return null;
}

/** True from when something new came for this operator until they do anything in this window. */
function useUnseen(tickets: readonly TicketJson[] | undefined): boolean {
  const [isUnseen, setUnseen] = useState(false);
  const before = useRef<Waiting>(undefined);
  const show = useDesktopNotice();
  const wasSeen = useSeeing(() => setUnseen(false));
  useEffect(() => {
    if (!tickets) return;
    const now = waitingOf(tickets, start.operator.id);
    const news = before.current ? newIn(now, before.current) : [];
    before.current = now;
    const [first] = tickets.filter(({ number }) => news.includes(number) && !wasSeen(number));
    if (!first) return;
    setUnseen(true);
    show(first);
  }, [tickets, show, wasSeen]);
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

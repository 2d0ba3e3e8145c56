import { z } from 'zod';
import { matchLocale } from './base/locale.ts';
import { type Notice, type NoticeKind, noticeMail } from './dialogs/mail/notice-mail.ts';
import type { House } from './house.ts';
import { isMailable, oneLine } from './outbox/mail/mail.ts';
import { MAIL } from './outbox/mail/mail-sender.ts';
import type { Sender } from './outbox/outbox.ts';
import type { NewEntry } from './outbox/ports.ts';
import { WEBHOOK, type WebhookEvent } from './outbox/webhook/webhook-sender.ts';
import { concerned } from './tickets/notify/receivers.ts';
import type { Colleague } from './tickets/people/ports.ts';
import { isOpen } from './tickets/status.ts';
import type { Ticket } from './tickets/ticket.ts';

const kinds: Readonly<Record<string, NoticeKind>> = {
  'ticket.unseen': 'unseen',
  'sla.warned': 'warned',
  'sla.breached': 'breached',
  'operator.mentioned': 'mentioned',
};

/** What a turn left to be told; `at` is missing where the moment of the entry is meant. */
const Told = z.object({
  event: z.enum(['ticket.unseen', 'sla.warned', 'sla.breached', 'operator.mentioned']),
  ticket: z.string(),
  at: z.string().optional(),
  due: z.enum(['firstResponse', 'nextResponse', 'resolution']).optional(),
  operatorId: z.string().optional(),
  by: z.string().optional(),
});
type Told = z.infer<typeof Told>;

/** Turns one thing that operators should know into a mail to each of those concerned and a webhook, once, also when it is called again. */
export function noticeSender(house: House, publicUrl: () => string): Sender {
  const { store, clock } = house;
  return async entry => {
    const told = Told.parse(entry.payload);
    const ticket = await store.tickets.find(told.ticket);
    if (!ticket || (await isOver(told, ticket, house))) return;
    const notice: Notice = {
      kind: kinds[told.event] ?? 'unseen',
      ticket,
      at: told.at ?? entry.createdAt,
      due: told.due,
      link: `${publicUrl()}/console/tickets/${ticket.number}`,
    };
    const mails = await mailsOf(house, notice, await receivers(house, told, ticket));
    const hooks = house.config.webhook ? [hookOf(house, told, notice, ticket)] : [];
    await store.notices.post(`notice ${entry.id}`, clock.now(), [...mails, ...hooks]);
  };
}

/** Somebody has looked after it meanwhile; of what nobody had seen, it is enough that somebody has opened it. */
async function isOver({ event }: Told, ticket: Ticket, { store }: House): Promise<boolean> {
  if (event === 'operator.mentioned') return false;
  if (!isOpen(ticket)) return true;
  return event === 'ticket.unseen' && (ticket.unseenSince === undefined || (await store.turns.isRead(ticket.number)));
}

async function receivers({ store, clock }: House, told: Told, ticket: Ticket): Promise<Colleague[]> {
  const staff = await store.staff.list();
  if (told.event !== 'operator.mentioned') return concerned(ticket, staff, clock.now());
  return staff.filter(({ id }) => id === told.operatorId && id !== told.by);
}

async function mailsOf(house: House, notice: Notice, to: readonly Colleague[]): Promise<NewEntry[]> {
  const { content } = house;
  const { timeZone } = content.policy.hours;
  return operatorMails(house, to, (_colleague, locale) => noticeMail(content.say, notice, { locale, timeZone }), {
    thread: notice.ticket.number,
  });
}

/** A mail to each of them, in their own language; none where the desk sends none or the address is not one to mail. */
export async function operatorMails(
  { config, store, ids, locales, defaultLocale }: House,
  to: readonly Colleague[],
  write: (colleague: Colleague, locale: string) => { subject: string; text: string },
  more: { thread?: string } = {},
): Promise<NewEntry[]> {
  const { mail } = config;
  if (!mail) return [];
  const accounts = await Promise.all(
    to.map(async one => ({ one, email: (await store.operators.byId(one.id))?.email })),
  );
  return accounts.flatMap(({ one, email }) => {
    if (email === undefined || !isMailable(email, [mail.address])) return [];
    const locale = matchLocale(one.languages[0], locales, defaultLocale);
    const { subject, text } = write(one, locale);
    const payload = { to: email, subject: oneLine(subject, 200), text, locale, isAutomatic: true, ...more };
    return [{ id: ids.next('out'), kind: MAIL, conversationId: `operator ${one.id}`, payload }];
  });
}

function hookOf({ ids, clock }: House, told: Told, { at, due, link }: Notice, ticket: Ticket): NewEntry {
  const { number, priority, status, queue, channel } = ticket;
  const payload: WebhookEvent = {
    type: told.event,
    timestamp: clock.now(),
    data: { number, priority, status, queue, channel, at, url: link, ...(due === undefined ? {} : { due }) },
  };
  return { id: ids.next('out'), kind: WEBHOOK, conversationId: WEBHOOK, payload };
}

import { type Digest, digestMail } from './dialogs/mail/digest-mail.ts';
import type { House } from './house.ts';
import { createDigestJob } from './jobs/digest.ts';
import { operatorMails } from './notices.ts';
import { type DigestDay, digestDay, overviewFor } from './tickets/notify/digest.ts';
import { takesTickets } from './tickets/people/assignment.ts';
import { isPresent } from './tickets/people/presence.ts';
import type { Ticket } from './tickets/ticket.ts';

/** The job that mails everybody present what the day begins with; undefined where the desk sends no mail. */
export function digestJob(house: House, publicUrl: () => string): (() => Promise<void>) | undefined {
  const { config, content, clock, logger } = house;
  if (!config.mail) return undefined;
  const dayAt = (now: string) => digestDay(now, content.policy.notify, content.policy.hours);
  return createDigestJob({ dayAt, write: (day, now) => writeDigests(house, publicUrl(), day, now), clock, logger });
}

/** Each operator's mail is stored with the mark of its day, so that there is one, also after a restart in between. */
async function writeDigests(house: House, publicUrl: string, { day, until, yesterday }: DigestDay, now: string) {
  const { content, store } = house;
  const staff = (await store.staff.list()).filter(one => takesTickets(one) && isPresent(one, now));
  if (staff.length === 0) return;
  const [open, counts] = await Promise.all([openTickets(house), store.dayCounts.between(yesterday.from, yesterday.to)]);
  for (const colleague of staff) {
    const overview = overviewFor(colleague.id, open, now, until);
    if (overview.open.length + counts.opened + counts.resolved === 0) continue;
    const digest: Digest = { name: colleague.name, overview, yesterday: counts, link: `${publicUrl}/console` };
    const mails = await operatorMails(house, [colleague], (_one, locale) => digestMail(content.say, digest, locale));
    await store.notices.post(`digest ${day} ${colleague.id}`, now, mails);
  }
}

async function openTickets({ store }: House): Promise<Ticket[]> {
  const tickets: Ticket[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.tickets.list({
      status: ['new', 'open', 'pending', 'snoozed'],
      limit: 100,
      ...(cursor === undefined ? {} : { cursor }),
    });
    tickets.push(...page.items);
    cursor = page.next;
    // Thousands of them are read while customers are answered.
    await new Promise(resolve => setImmediate(resolve));
  } while (cursor !== undefined);
  return tickets;
}

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { systemClock } from '../src/base/clock.ts';
import { randomIds } from '../src/base/ids.ts';
import { silentLogger } from '../src/base/logger.ts';
import { addApiToken, addOperator } from '../src/console/accounts/accounts.ts';
import { openSession } from '../src/console/accounts/sessions.ts';
import { openStore } from '../src/store/store.ts';
import { priorities, type Ticket } from '../src/tickets/ticket.ts';
import { startChild } from './child.ts';
import { unlimitedDeskFolder } from './desk-folder.ts';
import { percentile, table } from './figures.ts';
import { type FirstPaint, measureFirstPaint } from './first-paint.ts';
import { type LiveReader, readLive } from './live-readers.ts';
import { startFlags } from './node-flags.ts';
import { progress, progressDone } from './progress.ts';

const Stand = z.object({ url: z.string() });
const Newest = z.object({ items: z.array(z.object({ number: z.string() })) });
const Granted = z.object({ conversationId: z.string(), token: z.string() });

/** What an inbox asks, with the name it is reported by. */
const lists = {
  'inbox, 50 of all open': 'status=new,open,pending,snoozed',
  'newest first': 'status=new,open,pending,snoozed&sort=newest',
  'one priority': 'status=new,open&priority=urgent',
  'nobody’s': 'status=new,open&assignee=none',
  'one queue': 'status=new,open&queue=money',
  'a rare tag': 'status=new,open&tag=rare',
  'a channel without tickets': 'status=new,open&channel=email',
  overdue: 'sla=breached',
  'words that all hold': 'status=new,open&q=refund',
  'words that none holds': 'status=new,open&q=zeppelin',
} as const;

export type ConsoleFigures = {
  tickets: number;
  lists: Record<string, { p50: number; p95: number }>;
  /** Undefined without a Chromium. */
  paint: FirstPaint | undefined;
  live: { p50: number; max: number };
};

/** The inbox over 5,000 open tickets, and how long after a customer's message the last of 50 consoles has it. Milliseconds. */
export async function measureConsole(tickets = 5000, consoles = 50): Promise<ConsoleFigures> {
  const folder = unlimitedDeskFolder();
  const { tokens, cookie } = await seed(join(folder.env['DATA_DIR'] ?? '', 'solodesk.db'), tickets, consoles);
  const desk = startChild(join(import.meta.dirname, 'servers/desk.ts'), { env: folder.env, nodeOptions: startFlags() });
  try {
    const { url } = await desk.ask({}, Stand);
    const consolesOf = tokens.map(token => ({ authorization: `Bearer ${token}` }));
    const [headers = { authorization: '' }] = consolesOf;
    const measured: ConsoleFigures['lists'] = {};
    for (const [name, query] of Object.entries({ ...lists, counts: '' })) {
      const path = name === 'counts' ? '/api/tickets/counts' : `/api/tickets?${query}`;
      measured[name] = await timed(() => get(url + path, headers));
    }
    const paint = await measureFirstPaint(url, cookie);
    return { tickets, lists: measured, paint, live: await liveDelay(url, headers, consolesOf) };
  } finally {
    progressDone();
    await desk.stop();
    folder.remove();
  }
}

async function get(url: string, headers: Record<string, string>): Promise<void> {
  const reply = await fetch(url, { headers });
  await reply.arrayBuffer();
  if (reply.status !== 200) throw new Error(`${url}: ${reply.status}`);
}

async function timed(work: () => Promise<void>): Promise<{ p50: number; p95: number }> {
  const times: number[] = [];
  for (let round = 0; round < 45; round += 1) {
    const from = performance.now();
    await work();
    // the first ones are for the compiler
    if (round >= 5) times.push(performance.now() - from);
  }
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

type Headers = { authorization: string };

/** A customer with an open ticket writes; counted from the answer to their message. */
async function liveDelay(url: string, headers: Headers, consoles: readonly Headers[]) {
  const post = async (path: string, token: string, body: object) => {
    const auth = token === '' ? {} : { authorization: token };
    const reply = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...auth },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  };
  const { conversationId, token } = Granted.parse(await post('/v3/directline/tokens/generate', '', {}));
  const say = (text: string) =>
    post(`/v3/directline/conversations/${conversationId}/activities`, `Bearer ${token}`, {
      type: 'message',
      text,
      from: { id: 'c' },
    });
  await say('talk to a person');
  const newest = Newest.parse(await (await fetch(`${url}/api/tickets?sort=newest&limit=1`, { headers })).json());
  await post(`/api/tickets/${newest.items[0]?.number}/claim`, headers.authorization, {});
  const readers: LiveReader[] = [];
  try {
    return await delaysOf(say, readers, url, consoles);
  } finally {
    // the desk does not end while somebody follows it
    for (const reader of readers) reader.leave();
  }
}

async function delaysOf(
  say: (text: string) => Promise<unknown>,
  readers: LiveReader[],
  url: string,
  consoles: readonly Headers[],
): Promise<ConsoleFigures['live']> {
  for (const console of consoles) readers.push(await readLive(`${url}/api/live`, console));
  const delays: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    const mark = `message ${round} ${randomBytes(4).toString('hex')} from the bench`;
    const heard = readers.map(reader => reader.until(mark));
    await say(mark);
    const accepted = performance.now();
    const moments = await inTime(Promise.all(heard));
    delays.push(Math.max(0, ...moments.map(at => at - accepted)));
  }
  return { p50: percentile(delays, 0.5), max: Math.max(...delays) };
}

/** A console that is never told must not keep the bench waiting for ever. */
async function inTime<T>(heard: Promise<T>): Promise<T> {
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error('a console was not told within 30 s')), 30_000);
  });
  return Promise.race([heard, tooLate]).finally(() => clearTimeout(late));
}

type Seeded = { tokens: string[] /** The session cookie of one more, as `name=value`. */; cookie: string };

/** Fills a database through the store, and gives an API token of each operator. */
async function seed(file: string, count: number, operators: number): Promise<Seeded> {
  const store = await openStore({ file, logger: silentLogger });
  const deps = { operators: store.operators, clock: systemClock, ids: randomIds };
  // an operator has so many streams and no more, so that each console is somebody's own
  const tokens: string[] = [];
  for (let n = 0; n < operators; n += 1) {
    tokens.push(await addApiToken(deps, { operatorName: `Operator ${n + 1}`, role: 'operator' }));
  }
  for (let n = 0; n < count; n += 100) {
    progress(n, count, 'filling the desk with tickets');
    await Promise.all(Array.from({ length: 100 }, (_, at) => keep(store, n + at)));
  }
  const account = await addOperator(deps, { name: 'Browser', role: 'operator' });
  const [cookie = ''] = (await openSession({ ...deps, secureCookies: false }, account)).split(';');
  await store.close();
  return { tokens, cookie };
}

async function keep({ turns }: Awaited<ReturnType<typeof openStore>>, n: number): Promise<void> {
  const at = new Date(Date.UTC(2026, 2, 2) + n * 60_000).toISOString();
  const [id, locale, channel] = [`cnv_b${n}`, 'en', 'directline'];
  const customer = { id: `cus_b${n}`, name: `Customer ${n}`, email: `c${n}@example.com` };
  const text = `Order ${n}: I sent the lamp back two weeks ago and the refund has not come. ${'It matters to me. '.repeat(10)}`;
  const due = {
    at,
    state: n % 20 === 0 ? ('overdue' as const) : ('active' as const),
    steps: ['4 hours of opening time'],
  };
  const ticket: Ticket = {
    number: `B-${n}`,
    version: 0,
    conversationId: id,
    status: n % 3 === 0 ? 'open' : 'new',
    priority: priorities[n % 4] ?? 'normal',
    topic: 'payment',
    queue: n % 5 === 0 ? 'money' : 'general',
    question: text,
    locale,
    channel,
    customer,
    ...(n % 3 === 0 ? { assignee: { id: 'opr_x', name: 'Mo' } } : {}),
    ...(n % 1000 === 7 ? { tags: ['rare'] } : {}),
    shown: [],
    reasons: ['unanswered'],
    due: { firstResponse: due, resolution: due },
    createdAt: at,
    updatedAt: at,
  };
  const activities = [1, 2, 3].map(i => ({
    n: i,
    at,
    from: 'customer' as const,
    kind: 'message' as const,
    text,
    locale,
  }));
  await turns.commit({
    conversation: {
      id,
      version: 0,
      channel,
      customerId: customer.id,
      locale,
      state: null,
      lastN: 3,
      dueAt: undefined,
      address: null,
      createdAt: at,
      updatedAt: at,
    },
    at,
    activities,
    answered: [],
    customer: { ...customer, channel, channelUser: `dl_${customer.id}`, surveyedAt: [], createdAt: at },
    ticket,
    history: [{ at, actor: 'bot', kind: 'opened' }],
    rating: undefined,
    events: [],
    outbox: [],
  });
}

export function consoleTable({ tickets, lists: measured, paint, live }: ConsoleFigures): string {
  const rows = Object.entries(measured).map(([name, { p50, p95 }]) => [name, p50.toFixed(1), p95.toFixed(1)]);
  return [
    table([[`${tickets} open tickets`, 'p50 ms', 'p95 ms'], ...rows]),
    paint
      ? `the inbox in Chromium ${paint.browser}: drawn after ${paint.drawn.toFixed(0)} ms, its tickets after ${paint.tickets.toFixed(0)} ms`
      : 'the inbox in a browser: not measured, there is no Chromium here',
    `a customer's message at the last of 50 consoles: p50 ${live.p50.toFixed(0)} ms, at most ${live.max.toFixed(0)} ms after it was accepted`,
  ].join('\n');
}

import { expect } from 'vitest';
import { z } from 'zod';
import type { Overrides } from '../../src/app.ts';
import { addApiToken, addOperator } from '../../src/console/accounts/accounts.ts';
import { openSession } from '../../src/console/accounts/sessions.ts';
import type { OperatorRole } from '../../src/console/ports.ts';
import { Policy } from '../../src/dialogs/content/policy.ts';
import { begin, read, say, send } from '../channels/direct-line/call.ts';
import { content } from '../support/content.ts';
import { openDesk } from '../support/desk.ts';
import { keptLog } from '../support/log-lines.ts';

export type AttackedDesk = Awaited<ReturnType<typeof startAttackedDesk>>;
export type Operator = ReturnType<typeof newOperator>;

type Options = {
  /** The policy's own limits instead of ones that are never reached. */
  limited?: boolean;
  policy?: Partial<Policy>;
  overrides?: Overrides;
  environment?: Record<string, string>;
};

/** The real application, listening, with every short message answered at once. `failures` are the errors it logged. */
export async function startAttackedDesk({ overrides, environment, ...options }: Options = {}) {
  const { logger, lines } = keptLog();
  const sample = { ...content(), policy: policyOf(options) };
  const { app, clock } = await openDesk({ content: sample, logger, ...overrides }, environment);
  const { port } = await app.listen();
  const url = `http://127.0.0.1:${port}`;
  const accounts = { operators: app.store.operators, ids: app.ids, clock };
  const request = requester(url);
  const token = (operatorName: string, role: OperatorRole = 'operator') =>
    addApiToken(accounts, { operatorName, role });
  const failures = () => lines.filter(({ level }) => Number(level) >= 50);
  return {
    app,
    clock,
    url,
    port,
    request,
    customer: () => newCustomer({ url }),
    operator: async (name: string) => newOperator(request, await token(name)),
    token,
    /** The session cookie of a new operator. */
    session: async (name: string, role: OperatorRole) => {
      const account = await addOperator(accounts, { name, role });
      return (await openSession({ ...accounts, secureCookies: false }, account)).split(';')[0] ?? '';
    },
    failures,
    /** What an attack has broken: the errors that were logged, and a desk that is no longer ready. */
    harm: async () => {
      const { status } = await request('GET', '/readyz');
      return [...failures(), ...(status === 200 ? [] : [`/readyz gave ${status}`])];
    },
    close: () => app.close(),
  };
}

function policyOf({ limited = false, policy }: Options): Policy {
  const { burst, limits, ...rest } = content().policy;
  const endless = Policy.shape.limits.parse(
    Object.fromEntries(Object.keys(limits).map(name => [name, { points: 100_000, seconds: 60 }])),
  );
  return { ...rest, burst: { ...burst, quietMs: 0 }, limits: limited ? limits : endless, ...policy };
}

type Sent = {
  token?: string;
  cookie?: string;
  json?: unknown;
  body?: string | FormData;
  headers?: Record<string, string>;
};

export type Answer = { status: number; headers: Headers; text: string; json: unknown };

function requester(url: string) {
  return async (method: string, path: string, { token, cookie, json, body, headers }: Sent = {}): Promise<Answer> => {
    const answer = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(cookie === undefined ? {} : { cookie, origin: url }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(body === undefined ? {} : { body }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.startsWith('application/json') ?? false;
    return { status: answer.status, headers: answer.headers, text, json: isJson ? JSON.parse(text) : undefined };
  };
}

/** Someone in the chat, in a conversation of their own. */
async function newCustomer(desk: { url: string }) {
  const begun = await begin(desk);
  return {
    ...begun,
    say: (text: string) => say(desk, begun, text),
    send: (activity: object) => send(desk, begun, activity),
    /** What was said so far, as the customer sees it. */
    texts: async () => (await activities()).map(({ text }) => text ?? ''),
    activities,
  };

  async function activities() {
    return z.array(Said).parse((await read(desk, begun)).activities);
  }
}

/** Someone who answers tickets, and what they see of them. */
function newOperator(request: ReturnType<typeof requester>, token: string) {
  return {
    token,
    /** A page, which must be there. */
    page: async (path: string) => {
      const { status, text } = await request('GET', path, { token });
      expect(status, path).toBe(200);
      return text;
    },
    ticket: async (number: string) =>
      TicketSeen.parse((await request('GET', `/api/tickets/${number}`, { token })).json),
  };
}

const Said = z.looseObject({
  text: z.string().optional(),
  from: z.looseObject({ role: z.string(), name: z.string().optional() }),
});

/** A ticket as the operators' API gives it. */
const TicketSeen = z.looseObject({
  number: z.string(),
  question: z.string(),
  customer: z.looseObject({ id: z.string(), name: z.string().optional() }),
  /** Only of one ticket. */
  messages: z
    .array(z.looseObject({ from: z.string(), name: z.string().optional(), text: z.string().optional() }))
    .default([]),
  form: z.looseObject({ fields: z.array(z.looseObject({ id: z.string(), value: z.string() })) }).optional(),
});

/** The number of a conversation's ticket. */
export async function ticketNumber(desk: AttackedDesk, { conversationId }: { conversationId: string }) {
  const found = await desk.app.store.turns.snapshot(conversationId);
  return found?.ticket?.number ?? 'none';
}

/** The tickets of a desk, as an operator lists them. */
export async function ticketsOf(desk: AttackedDesk, token: string) {
  const { json } = await desk.request('GET', '/api/tickets?limit=100', { token });
  return z.object({ items: z.array(TicketSeen) }).parse(json).items;
}

import { Agent, request } from 'node:http';
import { z } from 'zod';
import { answer } from './child.ts';
import { percentile } from './figures.ts';

/** Asks for conversations to be opened on a server, or for messages to be sent in those that are. */
export const Request = z.union([
  z.object({ open: z.number(), url: z.string() }),
  z.object({ seconds: z.number(), connections: z.number(), questions: z.array(z.string()), url: z.string() }),
]);

/** What a run of messages came to. `perSecond` counts answered messages, times are milliseconds. */
export const Load = z.object({ turns: z.number(), perSecond: z.number(), p50: z.number(), p99: z.number() });
export type Load = z.infer<typeof Load>;

type Conversation = { conversationId: string; token: string };

const Granted = z.object({ conversationId: z.string(), token: z.string() });
const agent = new Agent({ keepAlive: true });
const conversations = new Map<string, Conversation[]>();
let sent = 0;

answer(
  async asked => {
    const given = Request.parse(asked);
    if ('open' in given) return openMany(given.url, given.open);
    return load(given.url, given);
  },
  async () => agent.destroy(),
);

async function openMany(url: string, count: number): Promise<number> {
  const opened: Conversation[] = [];
  let left = count;
  await inParallel(50, async () => {
    while (left > 0) {
      left -= 1;
      const conversation = Granted.parse(JSON.parse(await post(`${url}/v3/directline/tokens/generate`, '', '{}')));
      await post(`${url}/v3/directline/conversations`, conversation.token, '{}');
      opened.push(conversation);
    }
  });
  conversations.set(url, opened);
  return opened.length;
}

/** Each connection sends its next message when the last is answered; conversations take turns, so that none has two at a time. */
async function load(url: string, given: { seconds: number; connections: number; questions: string[] }): Promise<Load> {
  const opened = conversations.get(url) ?? [];
  const times: number[] = [];
  const begin = performance.now();
  const end = begin + given.seconds * 1000;
  await inParallel(given.connections, async () => {
    while (performance.now() < end) {
      const { conversationId, token } = opened[sent % opened.length] ?? { conversationId: '', token: '' };
      // each conversation goes through the questions in turn
      const text = given.questions[Math.floor(sent / opened.length) % given.questions.length] ?? '';
      const body = JSON.stringify(message(text, `${process.pid}-${sent}`));
      sent += 1;
      const from = performance.now();
      await post(`${url}/v3/directline/conversations/${conversationId}/activities`, token, body);
      times.push(performance.now() - from);
    }
  });
  const seconds = (performance.now() - begin) / 1000;
  const turns = times.length;
  return { turns, perSecond: turns / seconds, p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

/** As Web Chat sends it. */
function message(text: string, clientActivityID: string) {
  const from = { id: 'dl_bench', role: 'user' };
  return { type: 'message', text, textFormat: 'plain', locale: 'en', from, channelData: { clientActivityID } };
}

async function inParallel(count: number, work: () => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: count }, work));
}

/** The answer's body. Rejects for any status but 2xx: a bench of refusals measures nothing. */
function post(url: string, token: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
    };
    const call = request(url, { method: 'POST', agent, headers }, res => {
      let text = '';
      res.setEncoding('utf8');
      res.on('data', part => {
        text += part;
      });
      res.on('end', () => {
        if (res.statusCode === 200 || res.statusCode === 201) resolve(text);
        else reject(new Error(`${url}: ${res.statusCode} ${text}`));
      });
      res.on('error', reject);
    });
    call.on('error', reject);
    call.end(body);
  });
}

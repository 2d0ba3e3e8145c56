import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../../src/base/clock.ts';
import { createMailSender, mailInPayload } from '../../../src/outbox/mail/mail-sender.ts';
import { createOutbox } from '../../../src/outbox/outbox.ts';
import type { Store } from '../../../src/store/store.ts';
import { at, begin, record } from '../../store/records.ts';
import { closedPort, startMailServer } from '../../support/mail-server.ts';
import { newFile, newStore, startOutbox, waitingIds } from '../opened.ts';

const from = { from: 'Lumen & Loom <desk@lumen.example>', address: 'desk@lumen.example' };
const mail = {
  to: 'mei@example.com',
  subject: 'Your lamp, 你好',
  text: 'Dear Mei,\n\nsee https://lumen.example/help?a=1&b=2.\n<b>Not bold</b>',
  locale: 'en',
  thread: 'T-1042',
  isAutomatic: true,
};

let server: Awaited<ReturnType<typeof startMailServer>>;
let clock: ReturnType<typeof fixedClock>;
beforeEach(async () => {
  server = await startMailServer();
  clock = fixedClock(at);
});
afterEach(() => server.close());

async function commitMail(store: Store, id: string, payload: object = mail): Promise<void> {
  const outbox = [{ id, conversationId: 'a', kind: 'mail.send', payload }];
  const known = await store.log.find('a');
  if (known === undefined) await begin(store, 'a', { outbox });
  else await store.turns.commit(record(known, { outbox }));
}

const senders = (smtpUrl = server.url) => ({
  'mail.send': createMailSender({ smtpUrl, ...from }, mailInPayload),
});

function start(store: Store, smtpUrl?: string) {
  return startOutbox(store, clock, async () => {}, { senders: senders(smtpUrl) });
}

describe('a mail', () => {
  it('arrives once, as plain text and as the same words in HTML, and says that no person wrote it', async () => {
    const store = await newStore();
    await commitMail(store, 'out_1');
    await start(store).settled();
    expect(server.received).toHaveLength(1);
    const [got] = server.received;
    expect(got).toMatchObject({
      messageId: '<out_1@lumen.example>',
      inReplyTo: '<thread.T-1042@lumen.example>',
      references: '<thread.T-1042@lumen.example>',
      subject: 'Your lamp, 你好',
      from: { name: 'Lumen & Loom', address: 'desk@lumen.example' },
      to: [{ address: 'mei@example.com' }],
      envelopeTo: ['mei@example.com'],
      text: `${mail.text}\n`,
    });
    expect(got?.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }));
    expect(got?.html).toContain('&lt;b&gt;Not bold&lt;/b&gt;');
    expect(got?.html).toContain(
      '<a href="https://lumen.example/help?a=1&amp;b=2">https://lumen.example/help?a=1&amp;b=2</a>.',
    );
    expect(await waitingIds(store)).toEqual([]);
  });

  it('that a person wrote does not call itself automatic', async () => {
    const store = await newStore();
    await commitMail(store, 'out_1', { ...mail, isAutomatic: false });
    await start(store).settled();
    expect(server.received[0]?.headers.map(({ key }) => key)).not.toContain('auto-submitted');
  });

  it('waits out a greylist and arrives then', async () => {
    server.answer = () => '450 4.2.0 greylisted, come back';
    const store = await newStore();
    await commitMail(store, 'out_1');
    const outbox = start(store);
    await outbox.settled();
    expect(server.received).toEqual([]);
    expect(await waitingIds(store)).toEqual(['out_1']);
    server.answer = () => undefined;
    clock.advance(5 * 60_000);
    outbox.wake();
    await outbox.settled();
    expect(server.received.map(({ messageId }) => messageId)).toEqual(['<out_1@lumen.example>']);
    expect(await waitingIds(store)).toEqual([]);
  });

  it('that the server refuses for good is a dead letter after one try, and the next one goes out', async () => {
    server.answer = address => (address === 'gone@example.com' ? '550 5.1.1 no such mailbox' : undefined);
    const store = await newStore();
    await commitMail(store, 'out_1', { ...mail, to: 'gone@example.com' });
    await commitMail(store, 'out_2');
    await start(store).settled();
    expect(server.refused).toEqual(['gone@example.com']);
    expect(await store.outbox.undelivered('a')).toMatchObject([{ error: expect.stringContaining('no such mailbox') }]);
    expect(server.received.map(({ messageId }) => messageId)).toEqual(['<out_2@lumen.example>']);
  });

  it('waits for a server that is down', async () => {
    const store = await newStore();
    await commitMail(store, 'out_1');
    await start(store, `smtp://127.0.0.1:${await closedPort()}`).settled();
    expect(await waitingIds(store)).toEqual(['out_1']);
  });

  it.each([
    ['a second header', { to: 'mei@example.com\r\nBcc: all@example.com' }],
    ['a second receiver', { to: 'mei@example.com,all@example.com' }],
    ['a broken subject', { subject: 'Hello\nBcc: all@example.com' }],
    ['our own address', { to: 'desk+1@lumen.example' }],
    ['a machine', { to: 'no-reply@example.com' }],
  ])('with %s is never sent', async (_what, change) => {
    const store = await newStore();
    await commitMail(store, 'out_1', { ...mail, ...change });
    await start(store).settled();
    expect(server.received).toEqual([]);
    expect(await store.outbox.undelivered('a')).toHaveLength(1);
  });
});

describe('a restart in the middle', () => {
  it('repeats a mail whose outcome was not yet written under the same Message-ID, so that one of the two is dropped', async () => {
    const file = newFile();
    const before = await newStore(file);
    await commitMail(before, 'out_1');
    // The process ends after the server has taken the mail and before that is written down.
    const ended = createOutbox({
      store: { ...before.outbox, sent: () => new Promise(() => {}) },
      senders: senders(),
      clock,
      logger: { debug() {}, info() {}, warn() {}, error() {} },
      everyMs: 3_600_000,
    });
    ended.start();
    await server.until(1);
    const after = await newStore(file);
    await start(after).settled();
    expect(await waitingIds(after)).toEqual([]);
    expect(server.received).toHaveLength(2);
    expect(new Set(server.received.map(({ messageId }) => messageId))).toEqual(new Set(['<out_1@lumen.example>']));
  });
});

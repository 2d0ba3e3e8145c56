import { describe, expect, it } from 'vitest';
import { createStreamSession } from '../../../src/channels/direct-line/stream/stream-session.ts';
import type { LoggedActivity } from '../../../src/turn/activity.ts';

const activity = (n: number): LoggedActivity => ({
  n,
  at: '2026-03-02T09:00:00.000Z',
  from: 'bot',
  kind: 'message',
  text: String(n),
  locale: 'en',
});
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => activity(from + at));

/** A session over a log that the test writes and whose reads it lets through one by one. */
function begin(after: number) {
  const log: LoggedActivity[] = [];
  const sent: number[][] = [];
  const reads: (() => void)[] = [];
  const session = createStreamSession({ conversationId: 'cnv_1', userId: 'dl_1' }, after, {
    read: position =>
      new Promise(resolve => {
        const seen = log.filter(({ n }) => n > position);
        reads.push(() => resolve(seen));
      }),
    send: frame => sent.push(frame.activities.map(({ text }) => Number(text))),
  });
  const letRead = async () => {
    reads.shift()?.();
    await new Promise(resolve => setImmediate(resolve));
  };
  return { log, sent, session, letRead };
}

describe('a stream session', () => {
  it('sends what is pushed while it reads once, after what it read', async () => {
    const { log, sent, session, letRead } = begin(0);
    log.push(...range(1, 2));
    const caughtUp = session.catchUp();
    log.push(...range(3, 3));
    const pushed = session.push(range(3, 3));
    await letRead();
    await Promise.all([caughtUp, pushed]);
    expect(sent).toEqual([[1, 2], [3]]);
  });

  it('drops a push it has already read', async () => {
    const { log, sent, session, letRead } = begin(0);
    log.push(...range(1, 2));
    const caughtUp = session.catchUp();
    await session.push(range(2, 2));
    await letRead();
    await caughtUp;
    await session.push(range(1, 2));
    expect(sent).toEqual([[1, 2]]);
  });

  it('reads the log again when a push does not follow', async () => {
    const { log, sent, session, letRead } = begin(0);
    log.push(...range(1, 4));
    const pushed = session.push(range(4, 4));
    await letRead();
    await pushed;
    await session.push(range(5, 5));
    expect(sent).toEqual([[1, 2, 3, 4], [5]]);
  });

  it('fills a gap between two pushes that came while it read', async () => {
    const { log, sent, session, letRead } = begin(0);
    const caughtUp = session.catchUp();
    log.push(...range(1, 3));
    void session.push(range(1, 1));
    void session.push(range(3, 3));
    await letRead();
    await letRead();
    await caughtUp;
    expect(sent.flat()).toEqual([1, 2, 3]);
  });

  it('sends long replays in several frames', async () => {
    const { log, sent, session, letRead } = begin(0);
    log.push(...range(1, 250));
    const caughtUp = session.catchUp();
    await letRead();
    await caughtUp;
    expect(sent.map(frame => frame.length)).toEqual([100, 100, 50]);
  });
});

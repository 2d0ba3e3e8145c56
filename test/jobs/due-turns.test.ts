import { afterEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../src/base/clock.ts';
import { silentLogger } from '../../src/base/logger.ts';
import { createJobs, type Jobs } from '../../src/jobs/due-turns.ts';
import type { ConversationLog } from '../../src/turn/ports.ts';
import type { Turn, Turns } from '../../src/turn/turn.ts';
import { keptLog } from '../support/log-lines.ts';

const open: Jobs[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(jobs => jobs.close()));
});

/** Conversations that are due until their turn succeeds. */
function setUp(
  ids: string[],
  handle: (id: string) => Promise<void>,
  more: { everyMs?: number; logger?: typeof silentLogger } = {},
) {
  const due = new Set(ids);
  const handed: Turn[] = [];
  const log: ConversationLog = {
    find: async () => undefined,
    activities: async () => [],
    due: async (_now, limit) => [...due].slice(0, limit),
  };
  const turns: Turns = {
    handle: async turn => {
      handed.push(turn);
      await handle(turn.conversationId);
      due.delete(turn.conversationId);
      return {
        conversationId: turn.conversationId,
        incoming: undefined,
        said: [],
        repeated: false,
        deferred: false,
        outcome: 'other',
        confidence: 0,
        ticket: undefined,
      };
    },
  };
  const clock = fixedClock('2026-03-02T09:00:00.000Z');
  const jobs = createJobs({ log, turns, clock, logger: silentLogger, ...more });
  open.push(jobs);
  return { jobs, clock, due, handed, ids: () => handed.map(turn => turn.conversationId) };
}

describe('createJobs', () => {
  it('hands a due turn to each conversation whose time has come', async () => {
    const { jobs, handed } = setUp(['a', 'b'], async () => {});
    await jobs.runOnce();
    expect(handed).toEqual([
      { kind: 'due', conversationId: 'a' },
      { kind: 'due', conversationId: 'b' },
    ]);
  });

  it('logs a failure and goes on with the others', async () => {
    const { logger, lines } = keptLog();
    const { jobs, due } = setUp(
      ['a', 'b', 'c'],
      async id => {
        if (id === 'b') throw new Error('broken state');
      },
      { logger },
    );
    await jobs.runOnce();
    expect([...due]).toEqual(['b']);
    expect(lines).toMatchObject([{ conversationId: 'b', failures: 1, msg: 'due turn failed' }]);
  });

  it('leaves a failing conversation alone for longer and longer, and forgets the trouble when it is over', async () => {
    let isBroken = true;
    const { jobs, clock, due, ids } = setUp(['a'], async () => {
      if (isBroken) throw new Error('broken state');
    });
    const triesIn = async (seconds: number) => {
      const before = ids().length;
      for (let i = 0; i < seconds; i += 1) {
        clock.advance(1000);
        await jobs.runOnce();
      }
      return ids().length - before;
    };
    await jobs.runOnce();
    expect(await triesIn(2)).toBe(1);
    expect(await triesIn(3)).toBe(0);
    expect(await triesIn(1)).toBe(1);
    expect(await triesIn(7)).toBe(0);
    isBroken = false;
    expect(await triesIn(1)).toBe(1);
    isBroken = true;
    due.add('a');
    expect(await triesIn(1)).toBe(1);
    expect(await triesIn(2)).toBe(1);
  });

  it('waits five minutes at most', async () => {
    const { jobs, clock, ids } = setUp(['a'], async () => {
      throw new Error('broken state');
    });
    for (let i = 0; i < 20; i += 1) {
      await jobs.runOnce();
      clock.advance(5 * 60_000);
    }
    expect(ids()).toHaveLength(20);
  });

  it('reaches the others when fifty conversations fail', async () => {
    const bad = Array.from({ length: 50 }, (_, i) => `bad${i}`);
    const { jobs, due } = setUp([...bad, 'good'], async id => {
      if (id !== 'good') throw new Error('broken state');
    });
    await jobs.runOnce();
    expect(due.has('good')).toBe(true);
    await jobs.runOnce();
    expect(due.has('good')).toBe(false);
  });

  it('never overlaps', async () => {
    let letGo = () => {};
    const { jobs, ids } = setUp(['a'], () => new Promise<void>(resolve => (letGo = resolve)));
    const first = jobs.runOnce();
    await new Promise(resolve => setImmediate(resolve));
    const second = jobs.runOnce();
    await new Promise(resolve => setImmediate(resolve));
    letGo();
    await Promise.all([first, second]);
    expect(ids()).toEqual(['a']);
  });

  it('survives a log that cannot be read', async () => {
    const { logger, lines } = keptLog();
    const { jobs } = setUp([], async () => {}, { logger });
    const broken = createJobs({
      log: { find: async () => undefined, activities: async () => [], due: () => Promise.reject(new Error('locked')) },
      turns: { handle: () => Promise.reject(new Error('never called')) },
      clock: fixedClock('2026-03-02T09:00:00.000Z'),
      logger,
    });
    await jobs.runOnce();
    await broken.runOnce();
    expect(lines).toMatchObject([{ msg: 'due conversations could not be read' }]);
  });

  it('looks by itself once started, and on close waits for the turn under way', async () => {
    let begun = () => {};
    let letGo = () => {};
    const hasBegun = new Promise<void>(resolve => (begun = resolve));
    const { jobs, due } = setUp(
      ['a'],
      () => {
        begun();
        return new Promise<void>(resolve => (letGo = resolve));
      },
      { everyMs: 5 },
    );
    jobs.start();
    await hasBegun;
    const closed = jobs.close();
    letGo();
    await closed;
    expect(due.size).toBe(0);
  });
});

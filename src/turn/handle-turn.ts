import type { Clock } from '../base/clock.ts';
import { AppError, StaleVersionError } from '../base/errors.ts';
import type { Ids } from '../base/ids.ts';
import type { Logger } from '../base/logger.ts';
import { welcome } from '../dialogs/small-talk.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { begin } from './beginning.ts';
import { cleanTurn } from './clean-turn.ts';
import { blockedTurn } from './computing/blocked-turn.ts';
import { dueTurn } from './computing/due-turn.ts';
import { handTurn } from './computing/hand-turn.ts';
import { type Computed, carryOut, type MessageDeps, messageTurn } from './computing/message-turn.ts';
import { operatorTurn } from './computing/operator/operator-turn.ts';
import { giveOut } from './computing/tickets/giving-out.ts';
import { Draft } from './draft.ts';
import { following } from './following.ts';
import { createLocks } from './lock.ts';
import type { Delivered, Snapshot, TurnRecord, TurnStore } from './ports.ts';
import { freshState } from './state.ts';
import type { Turn, TurnResult, Turns } from './turn.ts';
import { logTurn } from './turn-log.ts';

export type TurnDeps = MessageDeps & {
  store: TurnStore;
  clock: Clock;
  ids: Ids;
  logger: Logger;
  delivered: Delivered;
};

/** How often a turn is computed again because another process was faster. */
const mostTries = 5;

/** When many tickets open in one moment, their turns do not fight over whom to give them to: the queue is given out later. */
const triesWithoutGiving = 2;

/** The one door: load, compute outside any transaction, commit as one, deliver. */
export function createTurns(deps: TurnDeps): Turns & { close(): Promise<void> } {
  const locks = createLocks();
  const bursts = createBursts(deps, conversationId => handle({ kind: 'due', conversationId }));
  let closed = false;

  async function attempt(turn: Turn, triesLeft: number): Promise<TurnResult> {
    try {
      return await once(turn, deps, bursts, triesLeft > triesWithoutGiving);
    } catch (error) {
      if (!(error instanceof StaleVersionError) || triesLeft === 0) throw error;
      return attempt(turn, triesLeft - 1);
    }
  }

  function handle(turn: Turn): Promise<TurnResult> {
    return locks.run(turn.conversationId, () => attempt(turn, mostTries));
  }

  return {
    async handle(given) {
      if (closed) throw new AppError('internal', 'closing', 'The desk is stopping; send it again in a moment');
      return handle(cleanTurn(given));
    },
    async close() {
      closed = true;
      await locks.settled();
      bursts.close();
    },
  };
}

/** One try: rejects with StaleVersionError when another process was faster, and has changed nothing then. */
async function once(turn: Turn, deps: TurnDeps, bursts: Bursts, givesOut: boolean): Promise<TurnResult> {
  const stored = await deps.store.snapshot(turn.conversationId);
  const repeated = stored && (await repeat(turn, stored, deps.store));
  if (repeated) return repeated;
  if (turn.kind === 'message') bursts.stop(turn.conversationId);
  if (turn.kind === 'start' && stored) return unchanged(turn.conversationId);
  const now = deps.clock.now();
  const found = stored ?? (await begin(turn, now, deps));
  const snapshot = await following(turn, found, deps.store);
  const computed = await compute(turn, snapshot, now, deps);
  if (givesOut && deps.staff) await giveOut(computed.draft, snapshot.ticket, turn.kind, deps.staff);
  const record = computed.draft.record();
  // A program that asks for somebody blocked begins a conversation each time: it costs no row.
  if (turn.kind === 'message' && turn.oneShot && snapshot.customer.blockedAt !== undefined)
    return resultOf(turn, computed);
  const isIdle = turn.kind !== 'operator' && !computed.draft.hasChanged(record);
  if (isIdle) return unchanged(turn.conversationId);
  await deps.store.commit(record);
  logTurn(deps.logger, turn, { ...computed, before: snapshot.ticket });
  tell(record, computed.draft.ticket, deps.delivered);
  if (computed.deferred) bursts.start(turn.conversationId);
  return resultOf(turn, computed);
}

/** Hands on what was committed, with the versions it is stored under. */
function tell(record: TurnRecord, after: Ticket | undefined, delivered: Delivered): void {
  const conversation = { ...record.conversation, version: record.conversation.version + 1 };
  const ticket = record.ticket ? { ...record.ticket, version: record.ticket.version + 1 } : after;
  delivered(conversation, record.activities, { ticket, history: record.history });
}

/** The timers of bursts under way. */
type Bursts = {
  start(conversationId: string): void;
  stop(conversationId: string): void;
  close(): void;
};

/** A burst ends after the policy's quiet time; should the process die before, the stored due time ends it at the next start. */
function createBursts({ content, logger }: TurnDeps, end: (conversationId: string) => Promise<unknown>): Bursts {
  const timers = new Map<string, NodeJS.Timeout>();
  const stop = (conversationId: string) => clearTimeout(timers.get(conversationId));
  return {
    stop,
    start(conversationId) {
      stop(conversationId);
      const timer = setTimeout(() => {
        timers.delete(conversationId);
        end(conversationId).catch(err => logger.error({ conversationId, err }, 'burst not answered'));
      }, content.policy.burst.quietMs);
      timers.set(conversationId, timer);
    },
    close() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}

function compute(turn: Turn, snapshot: Snapshot, now: string, deps: MessageDeps): Promise<Computed> {
  const isBlocked = snapshot.customer.blockedAt !== undefined;
  if (isBlocked && (turn.kind === 'start' || turn.kind === 'message')) {
    return Promise.resolve(blockedTurn(turn, snapshot, now, deps));
  }
  switch (turn.kind) {
    case 'start':
      return startTurn(snapshot, now, deps);
    case 'message':
      return messageTurn(turn, snapshot, now, deps);
    case 'operator':
      return operatorTurn(turn, snapshot, now, deps);
    case 'hand':
      return handTurn(turn, snapshot, now, deps);
    case 'due':
      return dueTurn(snapshot, now, deps);
  }
}

async function startTurn(snapshot: Snapshot, now: string, deps: MessageDeps): Promise<Computed> {
  const draft = new Draft(snapshot, freshState, now, deps);
  await carryOut(welcome, undefined, draft, deps);
  return { draft, outcome: 'other', deferred: false };
}

async function repeat(turn: Turn, { ticket }: Snapshot, store: TurnStore): Promise<TurnResult | undefined> {
  if (turn.kind !== 'message' || turn.clientId === undefined) return undefined;
  const incoming = await store.byClientId(turn.conversationId, turn.clientId);
  return incoming && { ...unchanged(turn.conversationId), incoming, repeated: true, ticket };
}

function unchanged(conversationId: string): TurnResult {
  return {
    conversationId,
    incoming: undefined,
    said: [],
    repeated: false,
    deferred: false,
    outcome: 'other',
    confidence: 0,
    ticket: undefined,
  };
}

function resultOf({ conversationId }: Turn, { draft, outcome, confidence = 0, deferred }: Computed): TurnResult {
  return {
    conversationId,
    incoming: draft.activities.find(({ from }) => from === 'customer'),
    said: draft.activities.filter(({ from }) => from !== 'customer'),
    repeated: false,
    deferred,
    outcome,
    confidence,
    ticket: draft.ticket,
  };
}

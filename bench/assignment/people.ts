import type { OpenWork } from '../../src/tickets/people/ports.ts';
import type { Ticket } from '../../src/tickets/ticket.ts';
import type { Arrival, Worker } from './demand.ts';
import type { Seen } from './rules.ts';

export const iso = (ms: number) => new Date(ms).toISOString();

/** A ticket on its way. Times in ms. */
export type Case = {
  arrival: Arrival;
  ticket: Ticket;
  /** Answers given so far. */
  answered: number;
  isBeingAnswered: boolean;
  begun?: { at: number; by: Worker };
};

/** One of those who work: what they have, and what they are at. Times in ms. */
export class Person {
  readonly worker: Worker;
  readonly cases = new Set<Case>();
  isThere = false;
  busyUntil = 0;
  /** ISO; means something only while nothing is to be answered. */
  idleSince = iso(0);
  lastAssignedAt: string | undefined;

  constructor(worker: Worker) {
    this.worker = worker;
  }

  get toAnswer(): Case[] {
    return [...this.cases].filter(({ ticket: { status } }) => status === 'new' || status === 'open');
  }

  /** As the rules see them. */
  seen(now: number): Seen {
    const { id, skills, languages, capacity } = this.worker;
    const isIdle = this.busyUntil <= now && this.toAnswer.length === 0;
    return {
      id,
      name: id,
      role: 'operator',
      canSignIn: true,
      version: 1,
      presence: this.isThere ? 'online' : 'away',
      skills,
      languages,
      ...(capacity === undefined ? {} : { capacity }),
      ...(this.lastAssignedAt === undefined ? {} : { lastAssignedAt: this.lastAssignedAt }),
      work: this.#work(),
      idleSince: isIdle ? this.idleSince : undefined,
    };
  }

  #work(): OpenWork[] {
    return [...this.cases].map(({ ticket: { status, priority } }) => ({ status, priority, count: 1 }));
  }
}

/** A ticket as it has just come. Nothing is due on it: the queue is by priority and age. */
export function ticketOf({ at, queue, locale, priority }: Arrival, n: number): Ticket {
  return {
    number: `T-${1001 + n}`,
    version: 0,
    conversationId: `conversation ${n}`,
    status: 'new',
    priority,
    topic: queue,
    queue,
    question: '',
    locale,
    channel: 'directline',
    customer: { id: `customer ${n}` },
    shown: [],
    reasons: [],
    due: {},
    createdAt: iso(at),
    updatedAt: iso(at),
  };
}

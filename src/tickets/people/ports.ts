import type { Priority, TicketStatus } from '../ticket.ts';

/** Whether somebody takes tickets. Being away may end by itself. */
export type Presence = { presence: 'online' | 'away'; awayUntil?: string };

/** The whole desk is away from `from` (ISO) on and before `until`; without it until somebody says that it is back. */
export type AwayInterval = { from: string; until?: string };

/** Tickets of one kind that somebody has open. */
export type OpenWork = { status: TicketStatus; priority: Priority; count: number };

/** What somebody can do. `skills` are names of queues; none means all of them, as no languages means all of them. */
export type Skills = {
  skills: string[];
  languages: string[];
  /** Most open work, in the weights of policy.yaml; undefined: the policy's. */
  capacity?: number;
};

/** Somebody who answers tickets. */
export type Colleague = Presence &
  Skills & {
    id: string;
    name: string;
    role: 'owner' | 'operator' | 'editor';
    /** False for an account that only programs use: nothing is given to it by rule. */
    canSignIn: boolean;
    /** Rises with each change of presence or skills, and with each assignment by rule; a commit that names an older one is refused. */
    version: number;
    lastAssignedAt?: string;
    work: OpenWork[];
  };

export interface StaffStore {
  /** Everybody, the longest here first. */
  list(): Promise<Colleague[]>;
  find(id: string): Promise<Colleague | undefined>;
  setPresence(id: string, presence: Presence): Promise<void>;
  setSkills(id: string, skills: Skills): Promise<void>;
}

export interface DeskAwayStore {
  /** Times away that go on after `since` (ISO), in the order of their ends. */
  intervals(since: string): Promise<AwayInterval[]>;
  /** Begins a time away, or moves the end of the one that `from` lies in. */
  begin(interval: AwayInterval): Promise<void>;
  /** Ends the time away that `now` (ISO) lies in; nothing when there is none. */
  end(now: string): Promise<void>;
}

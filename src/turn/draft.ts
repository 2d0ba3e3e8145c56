import { plusMs } from '../base/clock.ts';
import type { Ids } from '../base/ids.ts';
import type { Customer } from '../customers/profile.ts';
import type { Content } from '../dialogs/content/content.ts';
import type { Said } from '../dialogs/dialog.ts';
import type { Knowledge } from '../knowledge/ports.ts';
import type { Rating } from '../survey/rating.ts';
import type { Writer } from '../tickets/actions/elsewhere.ts';
import { wakesAt } from '../tickets/actions/snoozing.ts';
import type { Change } from '../tickets/change.ts';
import { marksAt } from '../tickets/clocks/marks.ts';
import { withClocks } from '../tickets/clocks/pause.ts';
import { holdEndsAt } from '../tickets/desk.ts';
import { unseenAt, waitingUnseen } from '../tickets/notify/unseen.ts';
import type { AssignmentRules } from '../tickets/people/assignment.ts';
import { takeUpEndsAt } from '../tickets/people/giving.ts';
import type { AwayInterval } from '../tickets/people/ports.ts';
import type { Sla } from '../tickets/sla.ts';
import { isOpen } from '../tickets/status.ts';
import { type HistoryEntry, isByHand, type Ticket } from '../tickets/ticket.ts';
import type { LoggedActivity } from './activity.ts';
import type { Conversation, OutboxItem, ReplyMail, Snapshot, TicketCap, TurnEvent, TurnRecord } from './ports.ts';
import { type Links, render } from './render.ts';
import { readState, type TurnState } from './state.ts';

const dayMs = 86_400_000;

/** Buttons of earlier messages that are remembered. */
const mostOffered = 24;

export type DraftDeps = {
  content: Content;
  knowledge: Knowledge;
  links: Links;
  ids: Ids;
  /** The outbox kind that carries this channel's messages out; undefined when open sockets do. */
  outboxKind(channel: string): string | undefined;
  /** Undefined where the desk sends no e-mail. */
  mail?: ReplyMail | undefined;
  /** True where operators can be told by e-mail or webhook of what nobody has seen. */
  tellsOperators?: boolean;
  /** When the whole desk is away. */
  closures?(): readonly AwayInterval[];
};

/** The outbox kind of what operators are told, and the events that are. */
export const NOTICE = 'notice.send';
const toldEvents: ReadonlySet<string> = new Set(['ticket.unseen', 'sla.warned', 'sla.breached', 'operator.mentioned']);

/** One turn's result while it is being put together; nothing leaves it before `record()`. */
export class Draft {
  readonly now: string;
  state: TurnState;
  locale: string;
  ticket: Ticket | undefined;
  customer: Customer;
  rating: Rating | undefined;
  /** Whose turn it was, when the turn gave a ticket to somebody by rule. */
  assigns: TurnRecord['assigns'];
  /** Numbers of the customer's open tickets beside which one is opened. */
  beside: readonly string[] | undefined;
  readonly activities: LoggedActivity[] = [];
  readonly answered: number[] = [];
  readonly #snapshot: Snapshot;
  readonly #deps: DraftDeps;
  readonly #history: HistoryEntry[] = [];
  readonly #also: Change[] = [];
  readonly #events: TurnEvent[] = [];
  readonly #further: OutboxItem[] = [];
  #address: unknown;

  constructor(snapshot: Snapshot, state: TurnState, now: string, deps: DraftDeps) {
    this.#snapshot = snapshot;
    this.#deps = deps;
    this.#address = snapshot.conversation.address;
    this.now = now;
    this.state = state;
    this.locale = snapshot.conversation.locale;
    this.ticket = snapshot.ticket;
    this.customer = snapshot.customer;
  }

  get conversation(): Conversation {
    return this.#snapshot.conversation;
  }

  set address(address: unknown) {
    this.#address = address;
  }

  /** Who writes here. */
  get writer(): Writer {
    const { id, channel } = this.conversation;
    return { conversationId: id, channel, customer: this.customer };
  }

  /** Who gets a ticket. */
  get assignment(): AssignmentRules {
    return this.#deps.content.policy.assignment;
  }

  /** How many tickets a customer may open, counted over the last day. */
  get ticketCap(): TicketCap {
    return { since: plusMs(this.now, -dayMs), most: this.#deps.content.policy.ticketsPerDay };
  }

  /** Appends to the log; the number follows the last one. */
  log(activity: Omit<LoggedActivity, 'n' | 'at' | 'locale'>): LoggedActivity {
    const n = this.conversation.lastN + this.activities.length + 1;
    const logged: LoggedActivity = { ...activity, n, at: this.now, locale: this.locale };
    this.activities.push(logged);
    return logged;
  }

  /** Where a ticket was opened by hand nobody reads what the bot says. */
  say(said: readonly Said[]): void {
    if (isByHand(this.conversation.channel)) return;
    const { content, knowledge, links } = this.#deps;
    for (const one of said) {
      const rendered = render(one, {
        content,
        knowledge,
        links,
        locale: this.locale,
        ticket: this.ticket,
        now: this.now,
        hours: this.sla.hours,
      });
      this.log({ from: 'bot', kind: 'message', ...rendered });
    }
    const { offered: before = [], offeredBefore = [], ...state } = this.state;
    const offered = this.activities.findLast(({ from }) => from !== 'customer')?.choices?.map(({ title }) => title);
    const old = [...new Set([...offeredBefore, ...before])].slice(-mostOffered);
    this.state = {
      ...state,
      ...(offered ? { offered } : {}),
      ...(old.length > 0 ? { offeredBefore: old } : {}),
    };
  }

  /** An event for clients of the Bot Framework's handoff protocol. */
  handoff(name: 'handoff.initiate' | 'handoff.status', value: Record<string, string>): void {
    this.log({ from: 'bot', kind: 'event', event: { name, value } });
  }

  /** What due times are counted by. */
  get sla(): Sla {
    const { sla, hours } = this.#deps.content.policy;
    const closures = this.#deps.closures?.() ?? [];
    return { targets: sla, hours: { ...hours, closures } };
  }

  /** The ticket after an action, with its clocks running or standing still as its status now wants. */
  change({ ticket, history }: Change): void {
    const before = this.ticket?.number === ticket.number ? this.ticket : undefined;
    this.ticket = waitingUnseen(withClocks(before, ticket, this.now, this.sla), history);
    this.#history.push(...history);
  }

  event(kind: string, data: Record<string, unknown>): void {
    this.#events.push({ kind, data });
  }

  /** Changes a ticket of another conversation in the same commit. */
  changeAlso({ ticket, history }: Change): void {
    this.#also.push({ ticket, history });
  }

  /** Something besides the channel's own messages that must leave the house after the commit. */
  send(kind: string, payload: Record<string, unknown>): void {
    this.#further.push({ id: this.newId('out'), kind, conversationId: this.conversation.id, payload });
  }

  newId(kind: Parameters<Ids['next']>[0]): string {
    return this.#deps.ids.next(kind);
  }

  record(): TurnRecord {
    const { conversation } = this.#snapshot;
    return {
      conversation: {
        ...conversation,
        locale: this.locale,
        state: this.state,
        lastN: conversation.lastN + this.activities.length,
        dueAt: this.#dueAt(),
        address: this.#address,
        updatedAt: this.now,
      },
      at: this.now,
      activities: this.activities,
      answered: this.answered,
      customer: conversation.version === 0 || this.customer !== this.#snapshot.customer ? this.customer : undefined,
      ticket: this.ticket === this.#snapshot.ticket ? undefined : this.ticket,
      about: this.ticket?.number,
      // An operator may open as many as come.
      ...(isByHand(conversation.channel) ? {} : { ticketCap: this.ticketCap }),
      ...(this.beside ? { beside: this.beside } : {}),
      ...(this.assigns ? { assigns: this.assigns } : {}),
      history: this.#history,
      ...this.#elsewhere(),
      rating: this.rating,
      events: this.#events,
      outbox: [...this.#outbox(), ...this.#further, ...this.#notices()],
    };
  }

  /** False when writing the record would leave everything as it was. */
  hasChanged({ conversation, activities, ticket, rating, events }: TurnRecord): boolean {
    const before = this.#snapshot.conversation;
    const said = activities.length + events.length > 0 || ticket !== undefined || rating !== undefined;
    return said || conversation.dueAt !== before.dueAt || conversation.locale !== before.locale;
  }

  /** The earliest of all that comes due: a burst, a quiet episode, a hold, waiting to be taken up, a snooze, an e-mail's wait, a due time or its warning. */
  #dueAt(): string | undefined {
    const { policy } = this.#deps.content;
    const { customerAt, waiting, episode } = this.state;
    const isFilling = this.state.dialog?.name === 'form';
    const idles = customerAt !== undefined && !episode.ended && !isOpen(this.ticket) && !isFilling;
    const times = [
      waiting.length > 0 ? plusMs(this.now, policy.burst.quietMs) : undefined,
      idles ? plusMs(customerAt, policy.episode.idleMinutes * 60_000) : undefined,
      holdEndsAt(this.ticket, policy.hold.minutes),
      takeUpEndsAt(this.ticket, policy.assignment.takeUpMinutes, this.sla.hours),
      wakesAt(this.ticket),
      marksAt(this.ticket, this.now, this.sla),
      this.state.mail?.at,
      this.unseenAt,
    ];
    return times.filter(time => time !== undefined).sort()[0];
  }

  /** When operators are to be told that nobody has looked at the ticket. */
  get unseenAt(): string | undefined {
    const { content, tellsOperators } = this.#deps;
    return tellsOperators ? unseenAt(this.ticket, content.policy.notify, this.sla.hours, this.now) : undefined;
  }

  #notices(): OutboxItem[] {
    if (!this.#deps.tellsOperators) return [];
    const told = this.#events.filter(({ kind }) => toldEvents.has(kind));
    return told.map(({ kind, data }) => ({
      id: this.newId('out'),
      kind: NOTICE,
      conversationId: this.conversation.id,
      payload: { ...data, event: kind },
    }));
  }

  /** Changed tickets of other conversations, and these conversations; words for a merged ticket change the one that goes on. */
  #elsewhere(): Pick<TurnRecord, 'further' | 'wakes'> {
    const isChanged = this.ticket !== this.#snapshot.ticket;
    const homes = [...this.#also.map(({ ticket }) => ticket), ...(this.ticket && isChanged ? [this.ticket] : [])]
      .map(({ conversationId }) => conversationId)
      .filter(id => id !== this.conversation.id);
    return {
      ...(this.#also.length > 0 ? { further: this.#also } : {}),
      ...(homes.length > 0 ? { wakes: homes } : {}),
    };
  }

  #outbox(): OutboxItem[] {
    const kind = this.#deps.outboxKind(this.conversation.channel);
    const ours = this.activities.filter(activity => activity.from !== 'customer');
    const [first] = ours;
    const last = ours.at(-1);
    if (kind === undefined || !first || !last) return [];
    const payload = { fromN: first.n, toN: last.n };
    return [{ id: this.#deps.ids.next('out'), kind, conversationId: this.conversation.id, payload }];
  }
}

/** A draft of what is stored; a state that this code does not know is dropped, and that is on the record. */
export function openDraft(snapshot: Snapshot, now: string, deps: DraftDeps): Draft {
  const { state, dropped } = readState(snapshot.conversation.state, snapshot.conversation.lastN);
  const draft = new Draft(snapshot, state, now, deps);
  if (dropped) draft.event('state.dropped', {});
  return draft;
}

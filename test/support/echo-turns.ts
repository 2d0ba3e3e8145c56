import type { Clock } from '../../src/base/clock.ts';
import { NotFoundError } from '../../src/base/errors.ts';
import type { LoggedActivity } from '../../src/turn/activity.ts';
import type { Conversation, ConversationLog, Delivered } from '../../src/turn/ports.ts';
import type { Turn, TurnResult, Turns } from '../../src/turn/turn.ts';

type Said = Omit<LoggedActivity, 'n' | 'at' | 'locale'>;
type Kept = { conversation: Conversation; activities: LoggedActivity[] };

/**
 * The smallest desk a channel can be tried on: greets, repeats what it hears, keeps a log in memory and tells `delivered`.
 * "choices", "form" and "source" are answered with one of these.
 */
export function createEchoTurns(
  clock: Clock,
  delivered: Delivered,
): { turns: Turns; log: ConversationLog; handled: Turn[] } {
  const kept = new Map<string, Kept>();
  const handled: Turn[] = [];

  function keep(turn: Turn): Kept {
    const known = kept.get(turn.conversationId);
    const opening = 'opening' in turn ? turn.opening : undefined;
    if (known !== undefined) return known;
    if (opening === undefined) throw new NotFoundError('conversation', turn.conversationId);
    const now = clock.now();
    const conversation: Conversation = {
      id: turn.conversationId,
      version: 1,
      channel: opening.channel,
      customerId: opening.channelUser,
      locale: opening.locale,
      state: {},
      lastN: 0,
      dueAt: undefined,
      address: undefined,
      createdAt: now,
      updatedAt: now,
    };
    const fresh = { conversation, activities: [] };
    kept.set(turn.conversationId, fresh);
    return fresh;
  }

  function write({ conversation, activities }: Kept, said: Said[]): LoggedActivity[] {
    const logged = said.map(one => {
      conversation.lastN += 1;
      return { ...one, n: conversation.lastN, at: clock.now(), locale: conversation.locale };
    });
    activities.push(...logged);
    delivered(conversation, logged);
    return logged;
  }

  function handle(turn: Turn): TurnResult {
    handled.push(turn);
    const isNew = !kept.has(turn.conversationId);
    const place = keep(turn);
    const clientId = turn.kind === 'message' ? turn.clientId : undefined;
    const earlier = place.activities.find(one => clientId !== undefined && one.clientId === clientId);
    const logged = earlier === undefined ? write(place, saidIn(turn, isNew)) : [];
    return {
      conversationId: turn.conversationId,
      incoming: earlier ?? logged.find(one => one.from === 'customer'),
      said: logged.filter(one => one.from !== 'customer'),
      repeated: earlier !== undefined,
      deferred: false,
      outcome: 'other',
      confidence: 0,
      ticket: undefined,
    };
  }

  return {
    handled,
    turns: { handle: async turn => handle(turn) },
    log: {
      find: async id => kept.get(id)?.conversation,
      activities: async (id, after, limit) =>
        (kept.get(id)?.activities ?? []).filter(({ n }) => n > after).slice(-limit),
      due: async () => [],
    },
  };
}

function saidIn(turn: Turn, isNew: boolean): Said[] {
  if (turn.kind === 'start') return isNew ? [{ from: 'bot', kind: 'message', text: 'Hello, 你好' }] : [];
  if (turn.kind === 'operator' && turn.action.type === 'reply') {
    return [{ from: 'operator', name: turn.operator.name, kind: 'message', text: turn.action.text }];
  }
  if (turn.kind !== 'message') return [];
  const clientId = turn.clientId === undefined ? {} : { clientId: turn.clientId };
  return [{ from: 'customer', kind: 'message', text: turn.text, ...clientId }, answerTo(turn)];
}

function answerTo({ text, fields }: Extract<Turn, { kind: 'message' }>): Said {
  const bot = { from: 'bot', kind: 'message' } as const;
  if (fields !== undefined) return { ...bot, text: JSON.stringify(fields) };
  if (text === 'choices') return { ...bot, text, choices: [{ title: 'Yes' }, { title: 'No' }] };
  if (text === 'form') return { ...bot, text, card: { form: 'contact', title: 'Contact', submit: 'Send', fields: [] } };
  if (text === 'source') {
    const source = { articleId: 'reset', title: 'Reset', path: '/help/en/reset', version: 'abc', score: 0.9 };
    return { ...bot, text, format: 'markdown', source };
  }
  return { ...bot, text: `You said: ${text}` };
}

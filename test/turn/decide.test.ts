import { beforeAll, describe, expect, it } from 'vitest';
import type { DialogContext } from '../../src/dialogs/dialog.ts';
import type { ClarifyState, DialogState, FormState } from '../../src/dialogs/dialog-state.ts';
import { firstEpisode } from '../../src/dialogs/episode.ts';
import type { Hit, Knowledge } from '../../src/knowledge/ports.ts';
import type { IntentName, Understanding, UrgencyLevel } from '../../src/language/understanding.ts';
import type { Ticket } from '../../src/tickets/ticket.ts';
import { type Action, decide } from '../../src/turn/decide.ts';
import { content } from '../support/content.ts';
import { testHit } from '../support/hit.ts';

const now = '2026-03-02T09:00:00.000Z';
const empty: Knowledge = {
  search: () => [],
  article: () => undefined,
  bySlug: () => undefined,
  published: () => [],
  locales: () => ['en'],
  related: () => [],
};

type Facts = {
  text?: string;
  intent?: IntentName;
  urgency?: UrgencyLevel;
  scores?: number[];
  /** How sure each hit is; as high as its score where not given. */
  confidence?: number;
  urgentArticle?: boolean;
  terms?: string[];
  email?: string;
  order?: string;
  product?: string;
  /** What the hits hold of the words. */
  held?: string[];
  dialog?: DialogState;
  offered?: string[];
  ticket?: Partial<Ticket>;
  failures?: number;
  declines?: true;
};

let match: { answer: number; clarify: number };

beforeAll(() => {
  match = content().policy.match;
});

function hit(
  score: number,
  index: number,
  { confidence = score, urgentArticle: urgent = false, held = [] }: Facts,
): Hit {
  const found = testHit(`a${index}`, score, 'payment');
  return { ...found, confidence, why: { ...found.why, terms: held }, article: { ...found.article, urgent } };
}

function contextOf(facts: Facts): DialogContext {
  const said: Understanding = {
    text: facts.text ?? 'some words',
    locale: 'en',
    terms: facts.terms ?? ['word'],
    intent: facts.intent,
    entities: [
      ...(facts.email ? [{ kind: 'email', text: facts.email } as const] : []),
      ...(facts.product ? [{ kind: 'productCode', text: facts.product } as const] : []),
      ...(facts.order ? [{ kind: 'orderNumber', text: facts.order } as const] : []),
    ],
    urgency: { score: 0, level: facts.urgency ?? 'none', reasons: [] },
    isQuestion: /[?？]/.test(facts.text ?? ''),
    ordinal: undefined,
    isCut: false,
    sentiment: 0,
    ...(facts.declines ? { declines: facts.declines } : {}),
  };
  return {
    said,
    offered: facts.offered ?? [],
    hits: (facts.scores ?? []).map((score, index) => hit(score, index, facts)),
    content: content(),
    knowledge: empty,
    ticket: facts.ticket && { ...ticket, ...facts.ticket },
    customer: { id: 'cus', channel: 'directline', channelUser: 'dl', surveyedAt: [], createdAt: now },
    episode: { ...firstEpisode, failures: facts.failures ?? 0 },
    now,
    oneShot: false,
  };
}

const ticket: Ticket = {
  number: 'T-1001',
  version: 1,
  conversationId: 'cnv',
  status: 'new',
  priority: 'normal',
  topic: 'general',
  queue: 'general',
  question: 'q',
  locale: 'en',
  channel: 'directline',
  customer: { id: 'cus' },
  shown: [],
  reasons: [],
  due: {},
  createdAt: now,
  updatedAt: now,
};
const mei = { id: 'opr', name: 'Mei' };
const held: Partial<Ticket> = { status: 'open', assignee: mei };
const resolved: Partial<Ticket> = { status: 'resolved', assignee: mei, resolvedAt: '2026-03-02T08:00:00.000Z' };
const longAgo: Partial<Ticket> = { ...resolved, resolvedAt: '2026-01-02T08:00:00.000Z' };

const ref = { locale: 'en', articleId: 'a', anchor: '', score: 0.9 };
const feedback: DialogState = { name: 'feedback', question: 'q', shown: ref, left: [] };
const clarify: ClarifyState = { name: 'clarify', question: 'q', options: [{ ...ref, title: 'Refunds' }] };
const clarifyTwo: DialogState = { ...clarify, options: [...clarify.options, { ...ref, title: 'Returns' }] };
const survey: DialogState = { name: 'survey', step: 'csat' };
const email: DialogState = { name: 'person', step: 'email', reason: 'unanswered', question: 'q', retries: 0 };
const withdraw: DialogState = { name: 'withdraw' };
const form = (at: number): FormState => ({
  name: 'form',
  form: 'return-request',
  step: 'ask',
  at,
  values: {},
  retries: 0,
  changing: false,
});

/** What is said in which situation, and what the bot then does. Scores are given relative to the policy's thresholds. */
const table: [string, () => Facts, Action['type']][] = [
  ['a sure hit answers', () => ({ scores: [match.answer + 0.1] }), 'answer'],
  ['a hit that is just sure enough answers', () => ({ scores: [0.9, 0.9], confidence: match.answer }), 'answer'],
  [
    'good hits that are not sure are offered',
    () => ({ scores: [0.9, 0.9], confidence: match.answer - 0.01 }),
    'clarify',
  ],
  ['a sure hit answers, however low it scores', () => ({ scores: [0.1], confidence: match.answer }), 'answer'],
  ['a likely hit is offered', () => ({ scores: [match.clarify] }), 'clarify'],
  ['a poor hit is no answer', () => ({ scores: [match.clarify - 0.01] }), 'unanswered'],
  ['no hit is no answer', () => ({}), 'unanswered'],
  ['a sure hit on what is not wanted is offered', () => ({ declines: true, scores: [0.9] }), 'clarify'],
  ['no hit on what is not wanted is no answer', () => ({ declines: true }), 'unanswered'],
  ['what is not wanted does not leave a form', () => ({ declines: true, scores: [0.9], dialog: form(0) }), 'continue'],
  ['what is not wanted leaves the choices', () => ({ declines: true, scores: [0.9], dialog: clarify }), 'clarify'],
  ['a likely hit is offered after one failure', () => ({ scores: [match.clarify], failures: 1 }), 'clarify'],
  [
    'after two failures a person is offered, not a guess',
    () => ({ scores: [match.clarify], failures: 2 }),
    'unanswered',
  ],
  ['after two failures a sure hit still answers', () => ({ scores: [0.9], failures: 2 }), 'answer'],
  ['an open ticket has its person', () => ({ scores: [match.clarify], failures: 2, ticket: {} }), 'clarify'],
  ['nothing to look up is not a question', () => ({ terms: [] }), 'unclear'],
  ['"yes" out of the blue is nodded at', () => ({ intent: 'yes' }), 'acknowledge'],
  ['"none" with a likely hit is nodded at', () => ({ intent: 'none', scores: [0.4] }), 'acknowledge'],
  ['a danger in a form brings a person', () => ({ urgency: 'critical', dialog: form(0) }), 'person'],
  ['a danger at the e-mail address brings a person', () => ({ urgency: 'critical', dialog: email }), 'person'],
  [
    'pressing words where a form asks for something else bring a person',
    () => ({ urgency: 'high', dialog: form(0) }),
    'person',
  ],
  [
    'an address with an open ticket is kept',
    () => ({ text: 'a@example.com', email: 'a@example.com', ticket: {} }),
    'keep-address',
  ],
  ['no hit with an open ticket joins the ticket', () => ({ ticket: {} }), 'add-to-ticket'],
  ['a sure hit with an open ticket still answers', () => ({ ticket: {}, scores: [0.9] }), 'answer'],
  ['asking for a person brings one', () => ({ intent: 'human' }), 'person'],
  ['asking for a person again joins the ticket', () => ({ intent: 'human', ticket: {} }), 'add-to-ticket'],
  ['asking for a person works in a form', () => ({ intent: 'human', dialog: form(0) }), 'person'],
  ['asking for a person works in a survey', () => ({ intent: 'human', dialog: survey }), 'person'],
  ['high urgency brings a person, whatever the hit', () => ({ urgency: 'high', scores: [0.9] }), 'person'],
  ['a danger brings a person', () => ({ urgency: 'critical' }), 'person'],
  ['high urgency raises an open ticket', () => ({ urgency: 'high', ticket: {} }), 'add-to-ticket'],
  [
    'an eyebrow with an urgent article brings a person',
    () => ({ urgency: 'raised', urgentArticle: true, scores: [0.9] }),
    'person',
  ],
  ['an eyebrow with any other article answers', () => ({ urgency: 'raised', scores: [0.9] }), 'answer'],
  ['an urgent article alone answers', () => ({ urgentArticle: true, scores: [0.9] }), 'answer'],
  [
    'an urgent article that matches weakly beside another is not offered',
    () => ({ urgentArticle: true, scores: [match.clarify, match.clarify], confidence: 0 }),
    'unanswered',
  ],
  [
    'an urgent article that matches weakly is offered where the words sound like trouble',
    () => ({ urgentArticle: true, urgency: 'raised', scores: [match.clarify, match.clarify], confidence: 0 }),
    'clarify',
  ],
  [
    'an urgent article that matches clearly is offered',
    () => ({ urgentArticle: true, scores: [match.clarify * 2, match.clarify * 2], confidence: 0 }),
    'clarify',
  ],
  [
    'an urgent article that matches weakly is offered where nothing else comes near',
    () => ({ urgentArticle: true, scores: [match.clarify, match.clarify / 2], confidence: 0 }),
    'clarify',
  ],
  ['a greeting is greeted', () => ({ intent: 'greeting' }), 'small-talk'],
  ['thanks are answered', () => ({ intent: 'thanks', dialog: feedback }), 'small-talk'],
  ['the status is told', () => ({ intent: 'ticketStatus', dialog: form(0) }), 'ticket-status'],
  ['start again starts again', () => ({ intent: 'restart', dialog: form(0) }), 'restart'],
  ['cancel leaves a form', () => ({ intent: 'cancel', dialog: form(0) }), 'abandon'],
  ['cancel leaves a survey', () => ({ intent: 'cancel', dialog: survey }), 'abandon'],
  ['cancel without anything says so', () => ({ intent: 'cancel' }), 'nothing-to-cancel'],
  ['cancel with an open ticket asks about it', () => ({ intent: 'cancel', ticket: {} }), 'ask-withdraw'],
  [
    'a button is never a command',
    () => ({ intent: 'cancel', text: 'Yes, withdraw it', offered: ['Yes, withdraw it'], dialog: withdraw, ticket: {} }),
    'continue',
  ],
  ['a form trigger begins the form', () => ({ text: 'return form' }), 'begin-form'],
  ['an answer to a field goes on', () => ({ text: 'LL-20418', dialog: form(0) }), 'continue'],
  [
    'a question instead of an answer is answered',
    () => ({ text: 'how do refunds work', scores: [0.9], dialog: form(0) }),
    'answer',
  ],
  ['thanks instead of an answer stays in the form', () => ({ intent: 'thanks', dialog: form(0) }), 'continue'],
  ['a greeting instead of an answer stays in the form', () => ({ intent: 'greeting', dialog: form(0) }), 'continue'],
  [
    'a question is answered at the review too',
    () => ({ text: 'how do refunds work', scores: [0.9], dialog: { ...form(0), step: 'review' } }),
    'answer',
  ],
  [
    'a choice of a form is never a command',
    () => ({ intent: 'cancel', text: 'i changed my mind', dialog: form(2) }),
    'continue',
  ],
  ['cancel leaves a form at a choice too', () => ({ intent: 'cancel', text: 'cancel', dialog: form(2) }), 'abandon'],
  ['asking whether it is a bot is answered', () => ({ intent: 'bot' }), 'about-bot'],
  ['asking whether it is a bot is answered in a form', () => ({ intent: 'bot', dialog: form(0) }), 'about-bot'],
  ['held: asking whether it is a bot goes to the person', () => ({ ticket: held, intent: 'bot' }), 'relay'],
  ['a letter alone is not a question', () => ({ text: 'x' }), 'unclear'],
  ['a character alone is not a question', () => ({ text: '啊' }), 'unclear'],
  ['a character alone that finds something is looked up', () => ({ text: '灯', scores: [match.clarify] }), 'clarify'],
  ['a number alone is not looked up, whatever has it', () => ({ text: '3', scores: [match.clarify] }), 'unclear'],
  [
    'an order number alone is not looked up',
    () => ({ text: 'll 20418.', order: 'LL-20418', scores: [match.clarify] }),
    'unanswered',
  ],
  [
    'a product code alone that an article holds is looked up',
    () => ({ text: 'sku4480', product: 'SKU-4480', scores: [match.clarify], held: ['sku-4480'] }),
    'clarify',
  ],
  [
    'a product code alone that no article holds finds nothing by its numbers',
    () => ({ text: 'SKU-4480', product: 'SKU-4480', scores: [match.clarify], held: ['4480'] }),
    'unanswered',
  ],
  [
    'an order number alone belongs to the open ticket',
    () => ({ text: 'LL-20418', order: 'LL-20418', scores: [match.clarify], ticket: {} }),
    'add-to-ticket',
  ],
  [
    'a question about an order number is looked up',
    () => ({ text: 'invoice for LL-20418', order: 'LL-20418', scores: [match.clarify] }),
    'clarify',
  ],
  ['nonsense instead of an answer stays in the form', () => ({ text: 'hm', dialog: form(0) }), 'continue'],
  ['yes to "did this help" goes on', () => ({ intent: 'yes', dialog: feedback }), 'continue'],
  ['a question after an answer is looked up', () => ({ scores: [0.9], dialog: feedback }), 'answer'],
  ['a choice by its title goes on', () => ({ text: 'Refunds', dialog: clarify }), 'continue'],
  ['a choice by its number goes on', () => ({ text: '1', dialog: clarify }), 'continue'],
  ['yes to the only title goes on', () => ({ intent: 'yes', dialog: clarify }), 'continue'],
  ['yes to one of two titles chooses none', () => ({ intent: 'yes', dialog: clarifyTwo }), 'acknowledge'],
  ['none of these goes on', () => ({ intent: 'none', dialog: clarify }), 'continue'],
  ['other words leave the choices', () => ({ scores: [0.9], dialog: clarify }), 'answer'],
  ['a rating goes on', () => ({ text: '4', dialog: survey }), 'continue'],
  ['words leave the survey', () => ({ text: 'where is it', scores: [0.9], dialog: survey }), 'answer'],
  ['an address goes on', () => ({ text: 'a@example.com', email: 'a@example.com', dialog: email }), 'continue'],
  ['held: words go to the person', () => ({ ticket: held, scores: [0.9] }), 'relay'],
  ['held: urgency goes to the person', () => ({ ticket: held, urgency: 'critical' }), 'relay'],
  ['held: the status is told', () => ({ ticket: held, intent: 'ticketStatus' }), 'ticket-status'],
  ['held: cancel asks about the ticket', () => ({ ticket: held, intent: 'cancel' }), 'ask-withdraw'],
  ['held: yes to withdrawing goes on', () => ({ ticket: held, intent: 'yes', dialog: withdraw }), 'continue'],
  ['held: asking for a person is relayed', () => ({ ticket: held, intent: 'human' }), 'relay'],
  ['still broken soon after reopens', () => ({ ticket: resolved, intent: 'notSolved' }), 'reopen'],
  [
    'still broken reopens also from the survey',
    () => ({ ticket: resolved, intent: 'notSolved', dialog: survey }),
    'reopen',
  ],
  ['still broken much later is a question', () => ({ ticket: longAgo, intent: 'notSolved', scores: [0.9] }), 'answer'],
  ['a resolved ticket lets the bot answer again', () => ({ ticket: resolved, scores: [0.9] }), 'answer'],
];

describe('decide', () => {
  for (const [situation, facts, expected] of table) {
    it(situation, () => {
      const given = facts();
      expect(decide(contextOf(given), given.dialog).type).toBe(expected);
    });
  }

  it('offers no more choices than the policy says', () => {
    const action = decide(
      contextOf({ scores: [0.3, 0.3, 0.3, 0.3, 0.3].map(score => Math.max(score, match.clarify)) }),
      undefined,
    );
    expect(action.type === 'clarify' && action.hits.length).toBe(content().policy.match.mostChoices);
  });

  it('passes on what is more than a form can hold, and says why', () => {
    const why = (text: string) => decide(contextOf({ text }), undefined);
    expect(why('Do you sell boats?')).toEqual({ type: 'unanswered' });
    expect(why('It all began when '.repeat(30))).toEqual({ type: 'unanswered', why: 'complex' });
  });

  it('says that a person is offered because enough has failed', () => {
    const action = decide(contextOf({ scores: [match.clarify], failures: 2 }), undefined);
    expect(action).toEqual({ type: 'unanswered', why: 'frustrated' });
  });

  it('answers a message of two questions by both of their articles', () => {
    const context = contextOf({ scores: [match.clarify] });
    const parts = ['first', 'second'].map((text, at) => ({ text, hits: [hit(0.9, at, {})] }));
    expect(decide({ ...context, parts }, undefined)).toMatchObject({
      type: 'answer',
      hit: { article: { id: 'a0' } },
      also: [{ hit: { article: { id: 'a1' } } }],
    });
  });

  it('keeps the form that a question interrupted', () => {
    const dialog = form(0);
    const action = decide(contextOf({ text: 'how do refunds work', scores: [0.9], dialog }), dialog);
    expect(action).toMatchObject({ type: 'answer', resume: dialog });
  });
});

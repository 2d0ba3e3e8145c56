import type { Locale } from '../base/locale.ts';

/** What a whole message can mean besides being a question; the phrases are in `dialogs/<locale>/intents.yaml`. */
export const intentNames = [
  'greeting',
  'thanks',
  'bye',
  'human',
  'cancel',
  'restart',
  'ticketStatus',
  'yes',
  'no',
  'skip',
  'none',
  'back',
  'notSolved',
  'bot',
] as const;
export type IntentName = (typeof intentNames)[number];

export type EntityKind = 'email' | 'orderNumber' | 'productCode' | 'ticketNumber' | 'number' | 'url';
export type Entity = { kind: EntityKind; text: string };

export type UrgencyLevel = 'none' | 'raised' | 'high' | 'critical';
export type Urgency = {
  /** 0 and up; the sum of the weights that spoke, lowered by negation. */
  score: number;
  level: UrgencyLevel;
  /** What spoke, for the operator: `term:urgent`, `money:charged twice`, `exclamation`. */
  reasons: string[];
};

/** Words of a message that are looked up, with their index terms. */
export type Words = { text: string; terms: string[] };

/** Everything the rest of the turn knows about one message. Plain data, the same for the same text and previous locale. */
export type Understanding = {
  /** The customer's words: NFC, control characters removed, trimmed, at most `maxTextLength` characters. */
  text: string;
  /** True when more was sent than `text` holds. */
  isCut: boolean;
  locale: Locale;
  /** Index terms in order, with repeats: stems in English, words and character n-grams in Chinese. */
  terms: string[];
  /** Set only when the whole message is that intent, politeness aside, or holds one of its unmistakable phrases. */
  intent: IntentName | undefined;
  /** True when it ends in a question mark or holds words that ask. */
  isQuestion: boolean;
  /** Its questions one by one, with what is told around them, when it asks several. */
  parts?: string[];
  /** What is looked up, where that is less than the text: without "what about" before it and "no hurry" around it. */
  asked?: Words;
  /** What is said beside clauses that only tell what is not wanted or not the matter: "it is not smoking, how do I charge it". */
  beside?: Words;
  /** These clauses, where something is told beside them. */
  declined?: Words;
  /** It tells what is not wanted or not the matter: "I don't want to return it". */
  declines?: true;
  /** Set when the whole message picks from a list by order: 2 for "the second one", -1 for "the last one". */
  ordinal: number | undefined;
  entities: Entity[];
  urgency: Urgency;
  /** -1 (angry) to 1 (delighted); 0 when nothing spoke. */
  sentiment: number;
};

export const maxTextLength = 4000;

/** Reads a message. Pure: no clock, no I/O. `previousLocale` stays unless the text is evidence for another. */
export type Understand = (text: string, previousLocale: Locale) => Understanding;

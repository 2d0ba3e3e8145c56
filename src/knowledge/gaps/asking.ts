import { z } from 'zod';
import type { Locale } from '../../base/locale.ts';
import type { QuestionEvent } from './ports.ts';

/** One question of one customer that got no answer, or none that helped; however many events tell of it. */
export type Asking = {
  question: string;
  /** It asks for a person too, and perhaps for nothing else. */
  wantsPerson: boolean;
  locale: Locale;
  conversationId: string;
  customerName: string | undefined;
  /** ISO instant. */
  at: string;
  outcome: 'unanswered' | 'unhelpful';
  /** The articles that did not help, each in the version that was shown. */
  unhelpful: { articleId: string; locale: Locale; version: string | undefined }[];
};

const Asked = z.object({ question: z.string().min(1), locale: z.string().min(1) });
const Unhelpful = Asked.extend({ articleId: z.string(), version: z.string().optional() });

/** How far an asking has come; one of which an offer was chosen is no gap, unless that does not help either. */
type Open = Asking & { stage: 'offered' | 'chosen' | 'unanswered' | 'unhelpful' };

/**
 * Joins the events of each conversation to questions: an offer of which none was taken, an article that did not help and the next
 * that did not either are one question. Choices that were offered count as no answer until one of them is taken, so over
 * `POST /support`, where none can be, they always do. Events that carry no question are passed over.
 *
 * @param events in the order in which they were stored
 */
export function askingsOf(events: readonly QuestionEvent[]): Asking[] {
  const all: Open[] = [];
  const last = new Map<string, Open>();
  for (const event of events) {
    const before = last.get(event.conversationId);
    const asking = join(event, before);
    if (!asking) continue;
    if (asking !== before) all.push(asking);
    last.set(event.conversationId, asking);
  }
  return all.filter(({ stage }) => stage !== 'chosen').map(({ stage: _, ...asking }) => asking);
}

/** The question that the event tells of: the conversation's last one, changed in place, or a new one. */
function join(event: QuestionEvent, last: Open | undefined): Open | undefined {
  switch (event.kind) {
    case 'question.clarified': {
      const { data } = Asked.safeParse(event.data);
      return data && opened(event, data, 'offered');
    }
    case 'question.chosen': {
      const { data } = Asked.safeParse(event.data);
      return data && isOffered(last, data) ? Object.assign(last, { stage: 'chosen' }) : undefined;
    }
    case 'question.unanswered': {
      const { data } = Asked.safeParse(event.data);
      if (data && isOffered(last, data)) return Object.assign(last, { stage: 'unanswered' });
      return data && opened(event, data, 'unanswered');
    }
    case 'answer.unhelpful': {
      const { data } = Unhelpful.safeParse(event.data);
      if (!data) return undefined;
      const asking = last && isStillAsked(last, data) ? last : opened(event, data, 'unhelpful');
      asking.unhelpful.push({ articleId: data.articleId, locale: data.locale, version: data.version });
      return Object.assign(asking, { stage: 'unhelpful', outcome: 'unhelpful' });
    }
    case 'person.asked': {
      const { data } = Asked.safeParse(event.data);
      // Who asks for a person about the question before has been counted with it.
      if (!data || data.question === last?.question) return undefined;
      return { ...opened(event, data, 'unanswered'), wantsPerson: true };
    }
    default:
      return undefined;
  }
}

function opened(
  { conversationId, customerName, at }: QuestionEvent,
  { question, locale }: z.infer<typeof Asked>,
  stage: Open['stage'],
): Open {
  return {
    question,
    wantsPerson: false,
    locale,
    conversationId,
    customerName,
    at,
    outcome: 'unanswered',
    unhelpful: [],
    stage,
  };
}

function isOffered(last: Open | undefined, { question }: z.infer<typeof Asked>): last is Open {
  return last?.stage === 'offered' && last.question === question;
}

/** The next article for the same question; the same article again means that it was asked again. */
function isStillAsked(last: Open, { question, articleId }: z.infer<typeof Unhelpful>): boolean {
  if (last.question !== question) return false;
  if (last.stage === 'chosen') return true;
  return last.stage === 'unhelpful' && !last.unhelpful.some(shown => shown.articleId === articleId);
}

import { surveyDecision } from '../survey/eligibility.ts';
import { readRating } from '../survey/survey.ts';
import { isOpen } from '../tickets/status.ts';
import type { Dialog, DialogContext, Said, Step } from './dialog.ts';
import type { SurveyState } from './dialog-state.ts';
import { offerPerson } from './person.ts';
import { picks } from './replies.ts';
import { saysOneOf } from './words/comparison.ts';

type Facts = Pick<DialogContext, 'content' | 'ticket' | 'customer' | 'episode' | 'now'> & { locale: string };

/** The end of an episode: its survey if the policy's rules say so, and on the record why or why not. */
export function endEpisode(facts: Facts): Step {
  const { episode, customer, now, content } = facts;
  const decision = surveyDecision(
    {
      surveyed: episode.surveyed,
      hasOpenTicket: isOpen(facts.ticket),
      wasServed: episode.resolved || episode.shown.length > 0,
      surveyedAt: customer.surveyedAt,
      now,
    },
    content.policy.survey,
  );
  const decided = { type: 'event', kind: 'survey.decided', data: { decision, episode: episode.n } } as const;
  if (decision !== 'asked') return { say: [], dialog: undefined, effects: [{ type: 'end-episode' }, decided] };
  return {
    say: [askCsat(facts)],
    dialog: { name: 'survey', step: 'csat' },
    effects: [{ type: 'ask-survey' }, { type: 'end-episode' }, decided],
  };
}

/** 1 to 5, then 0 to 10, then a comment; each may be skipped, and other words leave it. */
export const survey: Dialog<SurveyState> = {
  accepts: (state, context) => {
    if (skips(context) || (context.said.intent === 'no' && state.step !== 'low')) return true;
    switch (state.step) {
      case 'csat':
        return ratingOf(context, [1, 5]) !== undefined;
      case 'nps':
        return ratingOf(context, [0, 10]) !== undefined;
      case 'low':
        return picks(context, 'person.yes', 'yes') || picks(context, 'person.no', 'no');
      case 'comment':
        return isComment(context);
    }
  },
  step: (state, context) => {
    switch (state.step) {
      case 'csat':
        return afterCsat(context);
      case 'low':
        return afterLow(context);
      case 'nps':
        return afterNps(context);
      case 'comment':
        return afterComment(context);
    }
  },
};

function afterCsat(context: DialogContext): Step {
  const csat = ratingOf(context, [1, 5]);
  if (csat === undefined) return askNps(context, []);
  if (csat <= context.content.policy.survey.lowRating) {
    return {
      say: [{ key: 'survey.low', choices: [{ key: 'person.yes' }, { key: 'person.no' }] }],
      dialog: { name: 'survey', step: 'low' },
      effects: [{ type: 'rate', csat }],
    };
  }
  return askNps(context, [{ type: 'rate', csat }]);
}

function afterLow(context: DialogContext): Step {
  if (!picks(context, 'person.yes', 'yes')) return askNps(context, []);
  const question = context.episode.shown.at(-1)?.title ?? context.said.text;
  const offered = offerPerson('low-rating', question);
  if (context.customer.email) {
    return {
      say: [{ key: 'ticket.opened', aboutTicket: true }],
      dialog: undefined,
      effects: [{ type: 'open-ticket', reason: 'low-rating', question }],
    };
  }
  return {
    ...offered,
    say: [{ key: 'person.askEmail', choices: [{ key: 'person.skip' }] }],
    dialog: { name: 'person', step: 'email', reason: 'low-rating', question, retries: 0 },
  };
}

function afterNps(context: DialogContext): Step {
  const nps = ratingOf(context, [0, 10]);
  return {
    say: [surveyQuestion('comment', context)],
    dialog: { name: 'survey', step: 'comment' },
    effects: nps === undefined ? [] : [{ type: 'rate', nps }],
  };
}

function afterComment(context: DialogContext): Step {
  const comment = context.said.text;
  return {
    say: [{ key: 'survey.thanks' }],
    dialog: undefined,
    effects: skips(context) || context.said.intent === 'no' ? [] : [{ type: 'rate', comment }],
  };
}

/** The question of each step, with its buttons. */
export function surveyQuestion(step: SurveyState['step'], { content, said }: DialogContext): Said {
  const { comment, skip } = content.survey(said.locale);
  switch (step) {
    case 'csat':
      return askCsat({ content, locale: said.locale });
    case 'low':
      return { key: 'person.offer', choices: [{ key: 'person.yes' }, { key: 'person.no' }] };
    case 'nps':
      return npsQuestion(content, said.locale);
    case 'comment':
      return { words: comment.ask, choices: [{ title: skip }] };
  }
}

function askCsat({ content, locale }: Pick<Facts, 'content' | 'locale'>): Said {
  const words = content.survey(locale);
  const best = ['5', '4', '3', '2', '1'] as const;
  return {
    words: words.csat.ask,
    choices: [...best.map(value => ({ title: words.csat.choices[value] })), { title: words.skip }],
  };
}

function askNps({ content, said }: DialogContext, effects: Step['effects']): Step {
  return { say: [npsQuestion(content, said.locale)], dialog: { name: 'survey', step: 'nps' }, effects };
}

function npsQuestion(content: DialogContext['content'], locale: string): Said {
  const words = content.survey(locale);
  const scale = Array.from({ length: 11 }, (_, value) => ({ title: String(value) }));
  return { words: words.nps.ask, choices: [...scale, { title: words.skip }] };
}

function ratingOf({ said, content }: DialogContext, range: readonly [number, number]): number | undefined {
  return readRating(said.text, range, content.surveys);
}

function skips({ said, content }: DialogContext): boolean {
  return (
    said.intent === 'skip' ||
    saysOneOf(
      content.surveys.map(words => words.skip),
      said.text,
    )
  );
}

/** From this score on, words that stand where a comment was asked for are a question after all. */
const surelyAsked = 0.8;

/** A question is a question and an emergency an emergency, also where a comment was asked for; anything else is the comment. */
function isComment({ said, hits }: DialogContext): boolean {
  const { level } = said.urgency;
  if (level === 'high' || level === 'critical' || said.intent === 'greeting') return false;
  return !/[?？]\s*$/.test(said.text) && (hits[0]?.score ?? 0) < surelyAsked;
}

import { AppError } from '../base/errors.ts';
import type { Rating } from '../survey/rating.ts';
import { csat, nps, type Score } from '../survey/score.ts';
import { withStore } from './desk-store.ts';

/** Ratings of a period with CSAT and NPS, each with what it was made of. */
export async function listRatings(options: { from?: string; to?: string; json?: boolean }): Promise<void> {
  const period = {
    ...(options.from === undefined ? {} : { from: instant('--from', options.from) }),
    ...(options.to === undefined ? {} : { to: instant('--to', options.to) }),
  };
  const asked = await withStore(store => store.ratings.list(period));
  const answered = asked.filter(rating => rating.answeredAt !== undefined);
  const scores = { csat: csat(answered), nps: nps(answered) };
  if (options.json) {
    console.log(
      JSON.stringify({ items: answered, ...scores, asked: asked.length, answered: answered.length }, null, 2),
    );
    return;
  }
  for (const rating of answered) console.log(line(rating));
  console.log(`CSAT ${inWords(scores.csat, ' %')} satisfied`);
  console.log(`NPS  ${inWords(scores.nps, '')} promoters minus detractors`);
  console.log(`${answered.length} of ${asked.length} surveys answered`);
}

function line({ answeredAt, csat: stars, nps: likely, ticket, comment }: Rating): string {
  const facts = [answeredAt ?? '', `csat ${stars ?? '–'}`, `nps ${likely ?? '–'}`, ticket ?? '', comment ?? ''];
  return facts.join('  ').trimEnd();
}

function inWords({ value, numerator, denominator }: Score, unit: string): string {
  return value === null ? '– (no ratings yet):' : `${value.toFixed(1)}${unit}: ${numerator} of ${denominator}`;
}

function instant(option: string, text: string): string {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new AppError('invalid', 'day', `${option} ${text}: write a day as 2026-11-01`);
  return new Date(at).toISOString();
}

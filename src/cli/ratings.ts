import { periodOf } from '../base/period.ts';
import type { Measure } from '../metrics/measure.ts';
import { summaryOf } from '../metrics/rating-summary.ts';
import type { Rating } from '../survey/rating.ts';
import { withStore } from './desk-store.ts';
import { moment } from './moment.ts';

/** Ratings of a period with CSAT and NPS, each with what it was made of. */
export async function listRatings(options: { from?: string; to?: string; json?: boolean }): Promise<void> {
  const { from, to } = periodOf({ from: moment('--from', options.from), to: moment('--to', options.to) });
  const period = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const { answered, asked, csat, nps } = summaryOf(await withStore(store => store.ratings.list(period)));
  if (options.json) {
    console.log(JSON.stringify({ items: answered, csat, nps, asked, answered: answered.length }, null, 2));
    return;
  }
  for (const rating of answered) console.log(line(rating));
  console.log(`CSAT ${inWords(csat, ' %')} satisfied`);
  console.log(`NPS  ${inWords(nps, '')} promoters minus detractors`);
  console.log(`${answered.length} of ${asked} surveys answered`);
}

function line({ answeredAt, csat: stars, nps: likely, ticket, comment }: Rating): string {
  const facts = [answeredAt ?? '', `csat ${stars ?? '–'}`, `nps ${likely ?? '–'}`, ticket ?? '', comment ?? ''];
  return facts.join('  ').trimEnd();
}

function inWords({ value, numerator, denominator }: Measure, unit: string): string {
  return value === null ? '– (no ratings yet):' : `${value.toFixed(1)}${unit}: ${numerator} of ${denominator}`;
}

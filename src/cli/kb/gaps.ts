import { join, relative } from 'node:path';
import { AppError } from '../../base/errors.ts';
import { createLogger } from '../../base/logger.ts';
import { periodOf } from '../../base/period.ts';
import { readConfig } from '../../config.ts';
import { gapDepsOf } from '../../gap-deps.ts';
import { openHouse } from '../../house.ts';
import { writeNewFile } from '../../knowledge/authoring/new-file.ts';
import { findGaps, type GapReport } from '../../knowledge/gaps/find-gaps.ts';
import type { Gap } from '../../knowledge/gaps/gap.ts';
import { count } from '../columns.ts';
import { moment } from '../moment.ts';
import { showProgress } from '../progress.ts';
import { readLocale } from './editing.ts';

type Options = {
  from?: string;
  to?: string;
  locale?: string;
  limit: string;
  all?: boolean;
  json?: boolean;
  write?: string;
};

/** What customers asked that no article answered, biggest first; `--write N` puts the draft of number N into the knowledge folder. */
export async function listGaps(options: Options): Promise<void> {
  const { knowledgeDir } = readConfig(process.env);
  const report = await readGaps(options);
  if (options.write !== undefined) {
    const file = await writeDraft(chosen(report.items, options.write), knowledgeDir);
    console.log(relative(process.cwd(), file));
  } else if (options.json) console.log(JSON.stringify(report, null, 2));
  else for (const line of linesOf(report)) console.log(line);
}

async function readGaps({ from, to, locale, limit, all = false }: Options): Promise<GapReport> {
  const period = periodOf({ from: moment('--from', from), to: moment('--to', to) });
  const most = limitOf(limit);
  const progress = showProgress();
  const house = await openHouse(readConfig(process.env), { watch: false, logger: createLogger('error') });
  try {
    return await findGaps(
      gapDepsOf(house),
      {
        ...(period.from === undefined ? {} : { from: period.from }),
        ...(period.to === undefined ? {} : { to: period.to }),
        ...(locale === undefined ? {} : { locale: readLocale(locale, house.content) }),
        all,
        limit: most,
      },
      done => progress.update('Comparing questions', Math.floor(100 * done), 100),
    );
  } finally {
    progress.stop();
    await house.close();
  }
}

function limitOf(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1) return limit;
  throw new AppError('invalid', 'limit', `--limit ${text}: write how many gaps to list, as 20`);
}

/** By its number in the list, from 1, or by its id. */
function chosen(items: readonly Gap[], wanted: string): Gap {
  const gap = items.find(({ id }) => id === wanted) ?? items[Number(wanted) - 1];
  if (gap) return gap;
  const mend = items.length === 0 ? 'there are no gaps' : `the list has the numbers 1 to ${items.length}`;
  throw new AppError('missing', 'gap', `--write ${wanted}: ${mend}`);
}

async function writeDraft({ draft }: Gap, knowledgeDir: string): Promise<string> {
  const file = join(knowledgeDir, draft.path);
  try {
    await writeNewFile(knowledgeDir, draft.path, draft.text);
    return file;
  } catch (cause) {
    if (!(cause instanceof AppError && cause.code === 'exists')) throw cause;
    const message = `${relative(process.cwd(), file)} is there already and stays as it is; write the answer in it, or move it`;
    throw new AppError('conflict', 'file_exists', message, { cause });
  }
}

function linesOf({ items, questions, conversations, hasMore, isCut }: GapReport): string[] {
  const gaps = items.flatMap((gap, at) => ['', ...linesOfGap(gap, at + 1)]);
  if (questions === 0) return ['No gaps: nobody has asked in vain in this period.'];
  return [
    `${count(questions, 'question')} in ${count(conversations, 'conversation')} found no answer, or none that helped.`,
    ...(isCut ? ['The period holds more than is read; these are the newest. Give --from and --to.'] : []),
    ...gaps,
    ...(hasMore ? ['', 'There are more: --limit lists them.'] : []),
  ];
}

function linesOfGap(gap: Gap, number: number): string[] {
  const { locale, conversations, questions, unhelpful, samples, terms, nearest, answeredNow, firstAt, lastAt } = gap;
  const failed = unhelpful > 0 ? `, ${unhelpful} with an answer that did not help` : '';
  const days = [...new Set([firstAt.slice(0, 10), lastAt.slice(0, 10)])].join(' to ');
  return [
    `${number}. ${samples[0]}`,
    `   ${locale}, ${count(conversations, 'conversation')}, ${count(questions, 'question')}${failed}, ${days}, id ${gap.id}`,
    ...samples.slice(1).map(sample => `   - ${sample}`),
    `   about: ${terms.join(', ')}`,
    ...(nearest ? [`   nearest: ${nearest.articleId} (${nearest.score.toFixed(2)}) ${nearest.title}`] : []),
    ...(answeredNow === undefined ? [] : [`   answered now by: ${answeredNow}`]),
  ];
}

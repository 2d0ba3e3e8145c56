import type { Locale } from '../../base/locale.ts';
import { maxFileBytes } from '../../content/file-text.ts';
import { ContentError, type ContentProblem } from '../../content/problem.ts';
import { draftArticle } from '../authoring/draft-article.ts';
import { freeNames, isLatin, nameOf } from '../authoring/names.ts';
import type { Shelf } from '../authoring/shelf.ts';
import { type ArticleFile, isArticleName } from '../files/article-files.ts';
import { parseFile } from '../files/parsed-file.ts';
import type { Entry } from './entry.ts';

/** An article to be written. */
export type Draft = ArticleFile & { text: string };

export type DraftOptions = {
  shelf: Shelf;
  /** The day, as 2026-11-20. */
  today: string;
  /** The topic of entries that name none. */
  topic: string;
  /** The language of an entry; undefined when it names one that the desk does not speak. */
  localeOf(entry: Entry): Locale | undefined;
  /** Told how many answers have been made into drafts. */
  onProgress?: (done: number, all: number) => void;
};

const mostQuestions = 50;
/** Where the first question of a draft stands. */
const firstQuestionLine = 5;

/** Articles for the entries: those with the same answer become one. What finds no place is told at its source. */
export function draftsOf(
  entries: readonly Entry[],
  options: DraftOptions,
): { drafts: Draft[]; problems: ContentProblem[] } {
  const problems: ContentProblem[] = [];
  const groups = new Map<string, { locale: Locale; topic: string; members: Entry[] }>();
  for (const entry of entries) {
    const locale = options.localeOf(entry);
    if (locale === undefined) {
      const message = `the language "${entry.locale}" is not one of the desk; write a tag like en or zh, or nothing`;
      problems.push({ file: entry.file, line: entry.line, message });
      continue;
    }
    const topic = topicOf(entry) ?? options.topic;
    const key = [locale, topic, entry.answer.replace(/\s+/gu, ' ')].join('\n');
    const group = groups.get(key) ?? { locale, topic, members: [] };
    group.members.push(entry);
    groups.set(key, group);
  }
  const free = freeNames(options.shelf.allNames());
  const drafts: Draft[] = [];
  let count = 0;
  for (const { locale, topic, members } of groups.values()) {
    const place = placeOf(members, locale, topic, options.shelf, free);
    const draft = draftOf(members, place, options, problems);
    if (draft) drafts.push(draft);
    count += 1;
    options.onProgress?.(count, groups.size);
  }
  return { drafts, problems };
}

function topicOf({ topic }: Entry): string | undefined {
  if (topic === undefined) return undefined;
  return isArticleName(topic) ? topic : nameOf(topic);
}

/** A name made here is nobody's in any language, for the same id would make two articles translations of each other. */
function placeOf(
  members: readonly Entry[],
  locale: Locale,
  topic: string,
  shelf: Shelf,
  free: (base: string) => string,
): ArticleFile {
  const given = members
    .map(({ id }) => id)
    .find(id => id !== undefined && isArticleName(id) && !shelf.names(locale).has(id));
  const wanted = wantedName(members.flatMap(({ names }) => names.map(plainQuestion)));
  const slug = given ?? free(wanted ?? topic);
  if (given !== undefined) shelf.names(locale).add(given);
  return { file: `${locale}/${topic}/${slug}.md`, locale, topic, slug };
}

/** The Latin name that somebody gave it, be it the file's, before one that only tells how its title sounds. */
function wantedName(names: readonly string[]): string | undefined {
  const latinFirst = names.toSorted((a, b) => Number(isLatin(b)) - Number(isLatin(a)));
  return latinFirst.map(nameOf).find(name => name !== undefined);
}

function draftOf(
  members: readonly Entry[],
  place: ArticleFile,
  { shelf, today }: DraftOptions,
  problems: ContentProblem[],
): Draft | undefined {
  const questions: string[] = [];
  const [first] = members;
  for (const { file, line, questions: asked } of members) {
    for (const question of asked.map(plainQuestion)) {
      const message = faultOf(question, questions.length) ?? claimed(question, questions.length, place, shelf);
      if (message === undefined) questions.push(question);
      else if (message !== '') problems.push({ file, line, message });
    }
  }
  if (!first || questions.length === 0) return undefined;
  const text = draftArticle({
    id: place.slug,
    title: titleOf(first, questions),
    questions,
    tags: tagsOf(members),
    updated: today,
    body: first.answer.replace(/^(?:A|answer|答)\s*[:：]\s*/iu, ''),
  });
  const fault = faultOfText(place, text);
  if (fault === undefined) return { ...place, text };
  problems.push({ file: first.file, line: first.line, message: fault });
  return undefined;
}

/** Without the "Q:" or number that lists of questions put before each. */
function plainQuestion(question: string): string {
  return question
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^(?:(?:Q|question|问|問)\s*\d{0,3}\s*[:：.、)]|\d{1,3}\s*[.、)）](?!\d))\s*/iu, '');
}

function faultOf(question: string, before: number): string | undefined {
  if (question.length < 2) return 'the question is empty; write how customers ask it';
  if (question.length > 200) return 'the question is longer than 200 characters; put the details into the answer';
  if (before < mostQuestions) return undefined;
  return `${mostQuestions} questions have this answer already; keep those that customers really ask`;
}

/** Why another article has the question; '' when this one has it already. */
function claimed(
  question: string,
  before: number,
  { file, locale }: ArticleFile,
  { claims }: Shelf,
): string | undefined {
  const clash = claims.take(locale, question, { file, line: () => firstQuestionLine + before });
  return clash?.owner === file ? '' : clash?.message;
}

function titleOf({ title }: Entry, [question = '']: readonly string[]): string {
  const words = plainQuestion(title ?? '') || question;
  return words.length <= 120 ? words : `${words.slice(0, 119).trimEnd()}…`;
}

/** A topic that no folder can be called is kept as a tag. */
function tagsOf(members: readonly Entry[]): string[] {
  const tags = members.flatMap(entry => [
    ...entry.tags,
    ...(entry.topic !== undefined && topicOf(entry) === undefined ? [entry.topic] : []),
  ]);
  const plain = tags.map(tag => tag.replace(/\s+/gu, ' ').trim()).filter(tag => tag !== '' && tag.length <= 40);
  return [...new Set(plain)].slice(0, 20);
}

/** What the check would say about the file. */
function faultOfText(place: ArticleFile, text: string): string | undefined {
  const bytes = Buffer.byteLength(text);
  if (bytes > maxFileBytes) return `the answer is longer than ${maxFileBytes / 1024} KiB; split it`;
  try {
    return parseFile(place, { text, version: '' }, undefined).body.problems[0]?.message;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.problems[0]?.message ?? error.message;
  }
}

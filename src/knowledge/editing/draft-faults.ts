import { byPlace, type ContentProblem } from '../../content/problem.ts';
import { type CheckOptions, collisions, emptyIn, faultOfTrial, unwritten } from '../checking/check.ts';
import { type Claims, createClaims } from '../checking/claims.ts';
import { trialsOf } from '../checking/trials.ts';
import type { ArticleFile } from '../files/article-files.ts';
import type { ParsedFile } from '../files/parsed-file.ts';
import type { Library } from '../load.ts';
import type { WatchedKnowledge } from '../watched-knowledge.ts';
import { draftLibrary } from './draft-library.ts';

/**
 * `error`: the file is refused as it is. `warning`: customers get less than is written, or something else. `hint`: the same, once it
 * is published.
 */
export type FaultLevel = 'error' | 'warning' | 'hint';

export type DraftFault = {
  /** From 1. */
  line: number;
  /** Where the words of the line begin, from 1. */
  column: number;
  /** What is wrong and how to mend it. */
  message: string;
  level: FaultLevel;
};

export type DraftReport = {
  faults: DraftFault[];
  /** What comes to be wrong in other files. */
  elsewhere: ContentProblem[];
};

export type DraftChecker = { check(place: ArticleFile, text: string): Promise<DraftReport> };

export type DraftCheckerDeps = Pick<CheckOptions, 'analyzer' | 'query' | 'placeholder' | 'links'> & {
  knowledge: Pick<WatchedKnowledge, 'library' | 'tryOut'>;
  thresholds(): CheckOptions['thresholds'];
};

/** Checks a file as it is being written, by the rules of `checkKnowledge`; of a draft those too that matter once it is published. */
export function createDraftChecker(deps: DraftCheckerDeps): DraftChecker {
  const { analyzer, knowledge, links, placeholder } = deps;
  const claimsOfOthers = rememberLast((library: Library, file: string): Claims => {
    const claims = createClaims(analyzer.terms);
    collisions(
      [...library.files.values()].filter(other => other.file !== file),
      claims,
    );
    return claims;
  });
  return {
    async check(place, text) {
      const live = knowledge.library();
      const { library, draft, problems, elsewhere } = await draftLibrary(live, place, text, { links, as: 'written' });
      const refused = refusals(library, place, problems, draft);
      const whenPublished = draft && (await tryAll(draft, place, text, deps));
      const told = [
        ...problems.map(problem => ({ ...problem, level: refused(problem) ? 'error' : 'warning' }) as const),
        ...(draft ? collisions([draft], claimsOfOthers(live, place.file).above()) : []).map(asWarning),
        ...(draft ? unwritten(publishedOnly(library, place), [published(draft)], placeholder) : []).map(of(draft)),
        ...emptyIn({ unusable: unusableOf(library, place) }, draft ? [published(draft)] : []).map(of(draft)),
        ...(whenPublished ?? []).map(of(draft)),
      ];
      return { faults: told.toSorted(byPlace).map(problem => atColumn(problem, text)), elsewhere };
    },
  };
}

type Told = ContentProblem & { level: FaultLevel };

const asWarning = (problem: ContentProblem): Told => ({ ...problem, level: 'warning' });

/** What does no harm before it is published. */
const of =
  (draft: ParsedFile | undefined) =>
  (problem: ContentProblem): Told => ({
    ...problem,
    level: draft?.front.status === 'draft' ? 'hint' : 'warning',
  });

const published = (file: ParsedFile): ParsedFile => ({ ...file, front: { ...file.front, status: 'published' } });

const publishedOnly = ({ articles }: Library, { file }: ArticleFile): Pick<Library, 'articles'> => ({
  articles: articles.filter(one => one.file === file).map(one => ({ ...one, status: 'published' })),
});

const unusableOf = ({ unusable }: Library, { file }: ArticleFile) =>
  new Map([...unusable].filter(([one]) => one === file));

/** Whether a problem keeps the file from being used: all of one that cannot be read, else id and name that another has. */
function refusals(
  { rendered }: Library,
  { file }: ArticleFile,
  problems: readonly ContentProblem[],
  draft?: ParsedFile,
) {
  const isOut = draft === undefined || !rendered.has(file);
  const told = new Set(draft ? draft.body.problems.map(({ message }) => message) : []);
  return (problem: ContentProblem) => isOut && problems.includes(problem) && !told.has(problem.message);
}

/** The file's questions and checks, asked as if it were published. */
async function tryAll(draft: ParsedFile, place: ArticleFile, text: string, deps: DraftCheckerDeps) {
  const tried = await deps.knowledge.tryOut(place, text);
  if (!tried) return [];
  const trials = trialsOf([published(draft)]);
  return trials.flatMap(trial => {
    const owner = tried.article(trial.locale, trial.article);
    return faultOfTrial(trial, owner, { search: tried.search, query: deps.query, thresholds: deps.thresholds() }) ?? [];
  });
}

function atColumn({ line, message, level }: Told, text: string): DraftFault {
  const words = text.split('\n')[line - 1] ?? '';
  const before = /^\s*(?:- )?\s*/.exec(words)?.[0].length ?? 0;
  return { line, column: before < words.length ? before + 1 : 1, message, level };
}

/** The last value that was made of a library and a file. */
function rememberLast<T>(make: (library: Library, file: string) => T): (library: Library, file: string) => T {
  let last: { library: Library; file: string; made: T } | undefined;
  return (library, file) => {
    if (last?.library !== library || last.file !== file) last = { library, file, made: make(library, file) };
    return last.made;
  };
}

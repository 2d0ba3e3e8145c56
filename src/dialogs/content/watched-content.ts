import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Logger } from '../../base/logger.ts';
import { ContentError, type ContentProblem, newProblems } from '../../content/problem.ts';
import { type Content, contentOf } from './content.ts';
import { type Dialogs, localesIn, readDialogs } from './dialog-files.ts';
import { watchFolders } from './folder-watch.ts';
import { createYamlReader } from './yaml-file.ts';

/** Content that follows its files: whoever holds it asks the last good version at every call. A copy (`{ ...content }`) does not follow. */
export type WatchedContent = Content & {
  /** Called after each change, when the new version is in place. */
  onChange(listener: () => void): void;
  /** What is wrong with the files as last read. */
  problems(): readonly ContentProblem[];
  /** Reads the folder again now. Never throws: what cannot be used is told, and the last good version stays. */
  reload(): void;
  close(): void;
};

/**
 * Opens `dialogs/`. A bad form is logged and left out.
 *
 * @throws ContentError when any other file is bad: the desk cannot begin without it
 */
export function openContent(dir: string, { watch, logger }: { watch: boolean; logger: Logger }): WatchedContent {
  const folders = localesIn(dir).flatMap(locale => [join(dir, locale), join(dir, locale, 'forms')]);
  const read = createYamlReader();
  let problems: readonly ContentProblem[] = [];
  const tell = (found: readonly ContentProblem[]) => {
    for (const problem of newProblems(found, problems)) logger.warn(problem, 'dialog file needs mending');
    problems = found;
  };
  const look = (last?: Dialogs): Dialogs => {
    const { dialogs, problems: found } = readDialogs(dir, read, last);
    tell(found);
    return dialogs;
  };

  // Before the first look, so that what is saved meanwhile is seen.
  const follower = watch ? watchFolders([dir, ...folders], () => reload(), logger) : undefined;
  let dialogs: Dialogs;
  try {
    dialogs = look();
  } catch (error) {
    follower?.close();
    throw error;
  }
  let content = contentOf(dialogs);
  const listeners: (() => void)[] = [];
  const reload = () => {
    try {
      const next = look(dialogs);
      if (isDeepStrictEqual(next, dialogs)) return;
      dialogs = next;
      content = contentOf(next);
      logger.info({ dir }, 'dialogs reloaded');
      for (const listener of listeners) listener();
    } catch (err) {
      if (err instanceof ContentError) tell(err.problems);
      else logger.error({ err, dir }, 'dialogs could not be taken up again');
    }
  };
  const onChange = (listener: () => void) => {
    listeners.push(listener);
  };
  const close = () => follower?.close();
  return Object.assign(
    live(() => content),
    { onChange, problems: () => problems, reload, close },
  );
}

/** Content that asks the current version at every call. */
function live(current: () => Content): Content {
  return {
    get policy() {
      return current().policy;
    },
    get locales() {
      return current().locales;
    },
    get packs() {
      return current().packs;
    },
    get surveys() {
      return current().surveys;
    },
    say: (locale, key, values) => current().say(locale, key, values),
    sentences: (locale, prefix) => current().sentences(locale, prefix),
    survey: locale => current().survey(locale),
    canned: locale => current().canned(locale),
    get macros() {
      return current().macros;
    },
    practice: locale => current().practice(locale),
    forms: locale => current().forms(locale),
  };
}

/** Content without files, that never changes. */
export function fixedContent(content: Content): WatchedContent {
  return { ...content, onChange: () => {}, problems: () => [], reload: () => {}, close: () => {} };
}

import { useState } from 'react';
import { ApiError, api } from '../../start/api.ts';
import { tellDone, tellProblem } from '../../start/problems.ts';
import { useWords } from '../../start/words.ts';
import { sourcePath } from '../addresses.ts';
import type { Conflict, Saved, Source } from '../shapes.ts';

/** Saving a file that may have changed meanwhile. `saved` is what is in the file, as far as is known. */
export function useSave(file: string, version: string, text: string | undefined, onSaved: () => void) {
  const words = useWords();
  const [basedOn, setBasedOn] = useState(version);
  const [saved, setSaved] = useState(text);
  const [conflict, setConflict] = useState<Conflict>();
  const [isSaving, setSaving] = useState(false);

  async function write(next: string, from: string | null): Promise<void> {
    setSaving(true);
    try {
      const done = await api<Saved>('PUT', sourcePath(file), { text: next, basedOn: from });
      setBasedOn(done.version);
      setSaved(next);
      setConflict(undefined);
      onSaved();
      tellDone(words(done.isLive ? 'knowledge.isLive' : 'knowledge.isSaved'));
    } catch (error) {
      if (error instanceof ApiError && error.code === 'changed') await showTheirs();
      else tellProblem(error);
    } finally {
      setSaving(false);
    }
  }

  async function showTheirs(): Promise<void> {
    try {
      const { text: theirs, version: now } = await api<Source>('GET', sourcePath(file));
      setConflict({ theirs: { text: theirs, version: now } });
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) setConflict({ theirs: null });
      else tellProblem(error);
    }
  }

  function take({ text: theirs, version: now }: NonNullable<Conflict['theirs']>): void {
    setBasedOn(now);
    setSaved(theirs);
    setConflict(undefined);
  }

  return {
    basedOn,
    saved,
    conflict,
    isSaving,
    save: (next: string) => void write(next, basedOn),
    /** What is there now goes on; what was written is given up. */
    take,
    overwrite: (next: string) => void write(next, conflict ? (conflict.theirs?.version ?? null) : basedOn),
  };
}

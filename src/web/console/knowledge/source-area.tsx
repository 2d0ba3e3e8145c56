import { Box, useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { start } from '../start/start.ts';
import { useWords } from '../start/words.ts';
import type { Fault } from './shapes.ts';
import type { openEditor, SourceEditor } from './source-editor.ts';

type Props = {
  /** What is there at first; another one takes the place of what has been written. */
  given: { text: string };
  faults: readonly Fault[];
  onChange(text: string): void;
  onSave(text: string): void;
};

/** The text of the file; its code is loaded when it is first opened. */
export function SourceArea({ given, faults, onChange, onSave }: Props) {
  const words = useWords();
  const place = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<SourceEditor>();
  const latest = useRef({ onChange, onSave });
  latest.current = { onChange, onSave };
  const isDark = useComputedColorScheme('light') === 'dark';
  const written = useRef(given.text);
  const applied = useRef(given);
  useEffect(() => {
    let opened: SourceEditor | undefined;
    let isGone = false;
    void import(/* @vite-ignore */ start.editor).then((code: { openEditor: typeof openEditor }) => {
      if (isGone || !place.current) return;
      opened = code.openEditor({
        parent: place.current,
        text: written.current,
        label: words('knowledge.source'),
        nonce: document.getElementById('console')?.dataset['nonce'] ?? '',
        isDark,
        onChange: next => {
          written.current = next;
          latest.current.onChange(next);
        },
        onSave: () => latest.current.onSave(written.current),
      });
      setEditor(opened);
    });
    return () => {
      isGone = true;
      opened?.close();
    };
  }, [isDark, words]);
  useEffect(() => {
    if (given === applied.current) return;
    applied.current = given;
    written.current = given.text;
    editor?.replace(given.text);
  }, [editor, given]);
  useEffect(() => editor?.mark(faults), [editor, faults]);
  return <Box ref={place} className="source" />;
}

import { markdown } from '@codemirror/lang-markdown';
import { yamlFrontmatter } from '@codemirror/lang-yaml';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { basicSetup } from 'codemirror';
import type { Fault } from './shapes.ts';

export type SourceEditor = {
  text(): string;
  replace(text: string): void;
  /** Marks the faults at their lines. */
  mark(faults: readonly Fault[]): void;
  close(): void;
};

export type Options = {
  parent: HTMLElement;
  text: string;
  label: string;
  nonce: string;
  isDark: boolean;
  onChange(text: string): void;
  onSave(): void;
};

/** An entry of its own: the inbox does without its weight. */
export function openEditor({ parent, text, label, nonce, isDark, onChange, onSave }: Options): SourceEditor {
  const view = new EditorView({
    parent,
    doc: text,
    extensions: [
      keymap.of([{ key: 'Mod-s', run: saving(onSave), preventDefault: true }]),
      basicSetup,
      yamlFrontmatter({ content: markdown() }),
      syntaxHighlighting(colours(isDark)),
      lintGutter(),
      EditorView.lineWrapping,
      EditorView.cspNonce.of(nonce),
      EditorView.contentAttributes.of({ 'aria-label': label }),
      EditorView.theme(
        { '&': { fontSize: '14px' }, '.cm-scroller': { fontFamily: 'ui-monospace, monospace' } },
        { dark: isDark },
      ),
      EditorView.updateListener.of(update => {
        if (update.docChanged) onChange(update.state.doc.toString());
      }),
    ],
  });
  return {
    text: () => view.state.doc.toString(),
    replace: next => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } }),
    mark: faults =>
      view.dispatch(
        setDiagnostics(
          view.state,
          faults.map(fault => diagnostic(view, fault)),
        ),
      ),
    close: () => view.destroy(),
  };
}

/** Few, and readable on either ground. */
function colours(isDark: boolean): HighlightStyle {
  const key = isDark ? '#9db8ff' : '#1f3f9e';
  return HighlightStyle.define([
    { tag: [tags.heading, tags.strong], fontWeight: 'bold' },
    { tag: tags.emphasis, fontStyle: 'italic' },
    { tag: [tags.definition(tags.propertyName), tags.link, tags.url], color: key },
  ]);
}

const saving = (onSave: () => void) => () => {
  onSave();
  return true;
};

function diagnostic({ state }: EditorView, { line, column, message, level }: Fault): Diagnostic {
  const { from, to } = state.doc.line(Math.min(Math.max(1, line), state.doc.lines));
  return { from: Math.min(from + column - 1, to), to, severity: level, message };
}

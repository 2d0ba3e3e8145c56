import { findArticles } from './found.ts';
import { type Suggestions, suggestionsBelow } from './suggestions.ts';

/** Quiet time after the last key, in ms. */
const pauseMs = 150;
const mostShown = 6;

/**
 * Shows what fits below the search field while the reader types: the ARIA combobox pattern with a list box of links, which stays
 * a plain form for everything else.
 */
export function searchWhileTyping(form: HTMLFormElement): void {
  const field = form.querySelector('input');
  if (field === null) return;
  const list = suggestionsBelow(form, field);
  let timer: number | undefined;
  let asking: AbortController | undefined;

  const stop = () => {
    clearTimeout(timer);
    asking?.abort();
  };
  const close = () => {
    stop();
    list.close();
  };
  const ask = async () => {
    stop();
    const q = field.value.trim();
    remember(form, q);
    if (q === '') return list.close();
    asking = new AbortController();
    const { signal } = asking;
    try {
      const found = await findArticles(q, form.dataset['locale'] ?? '', signal);
      if (!signal.aborted) list.show(found.slice(0, mostShown));
    } catch {
      // Overtaken by another key, or the desk cannot be reached: Enter still sends the form.
      if (!signal.aborted) list.close();
    }
  };
  field.addEventListener('input', event => {
    // Letters on their way to a Chinese word are not words yet.
    if (event instanceof InputEvent && event.isComposing) return;
    clearTimeout(timer);
    timer = window.setTimeout(ask, pauseMs);
  });
  field.addEventListener('compositionend', () => void ask());
  field.addEventListener('keydown', event => {
    if (!event.isComposing && pressed(event.key, field, list, { ask, close })) event.preventDefault();
  });
  form.addEventListener('submit', close);
  form.addEventListener('focusout', event => {
    if (!(event.relatedTarget instanceof Node) || !form.contains(event.relatedTarget)) close();
  });
}

/** True when the key was for the list. */
function pressed(
  key: string,
  field: HTMLInputElement,
  list: Suggestions,
  { ask, close }: { ask(): Promise<void>; close(): void },
): boolean {
  switch (key) {
    case 'ArrowDown':
    case 'ArrowUp':
      if (list.isOpen()) list.move(key === 'ArrowDown' ? 1 : -1);
      else void ask();
      return true;
    case 'Enter':
      return list.choose();
    case 'Escape': {
      const hasUse = list.isOpen() || field.value !== '';
      if (!list.isOpen()) field.value = '';
      close();
      return hasUse;
    }
    default:
      return false;
  }
}

/** On the help centre's own page the address follows, so that "back" from an article leads to what was found. */
function remember(form: HTMLFormElement, q: string): void {
  const home = new URL(form.action);
  if (location.pathname !== home.pathname) return;
  if (q !== '') home.searchParams.set('q', q);
  history.replaceState(history.state, '', home);
}

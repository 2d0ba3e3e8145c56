import type { Found } from './found.ts';

/** The list below a search field. */
export type Suggestions = {
  isOpen(): boolean;
  /** Nothing found is shown as well: with the way to the chat as the only thing to choose. */
  show(found: readonly Found[]): void;
  close(): void;
  /** Makes the next or the previous one the active one; after the last comes the field again. */
  move(step: 1 | -1): void;
  /** Follows the active one; false when there is none. */
  choose(): boolean;
};

/** Makes `field` a combobox and gives it its list. The form's data attributes carry the words. */
export function suggestionsBelow(form: HTMLFormElement, field: HTMLInputElement): Suggestions {
  const { box, none, list, status } = createParts(form);
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  })) {
    field.setAttribute(name, value);
  }
  let active = -1;

  function activate(at: number): void {
    active = at;
    for (const [i, option] of [...list.children].entries()) option.setAttribute('aria-selected', String(i === at));
    const option = list.children[at];
    if (option === undefined) field.removeAttribute('aria-activedescendant');
    else {
      field.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    }
  }
  function setOpen(isOpen: boolean): void {
    box.hidden = !isOpen;
    field.setAttribute('aria-expanded', String(isOpen));
    activate(-1);
  }
  return {
    isOpen: () => !box.hidden,
    show: found => {
      const isEmpty = found.length === 0;
      list.replaceChildren(...(isEmpty ? [chatOption(form)] : found.map(foundOption)));
      none.hidden = !isEmpty;
      status.textContent = isEmpty ? none.textContent : wordsOf(form, 'found').replace('{count}', String(found.length));
      setOpen(true);
    },
    close: () => {
      status.textContent = '';
      setOpen(false);
    },
    move: step => {
      const places = list.children.length + 1;
      activate(((active + 1 + step + places) % places) - 1);
    },
    choose: () => {
      const option = list.children[active];
      if (!(option instanceof HTMLElement)) return false;
      option.click();
      return true;
    },
  };
}

function createParts(form: HTMLFormElement) {
  const box = document.createElement('div');
  box.className = 'suggestions';
  box.hidden = true;
  // A click must not take the focus out of the field, which would close the list before the click arrives.
  box.addEventListener('mousedown', event => event.preventDefault());
  const none = document.createElement('p');
  none.textContent = wordsOf(form, 'nothing');
  const list = document.createElement('div');
  list.id = 'site.suggestions';
  list.role = 'listbox';
  list.ariaLabel = wordsOf(form, 'results');
  const status = document.createElement('p');
  status.className = 'unseen';
  status.role = 'status';
  box.append(none, list);
  form.append(box, status);
  return { box, none, list, status };
}

function wordsOf(form: HTMLFormElement, name: string): string {
  return form.dataset[name] ?? '';
}

/** A link, so that it opens in a new tab as links do; reached by the arrow keys alone. */
function option(at: number, href: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.id = `site.suggestion-${at}`;
  link.role = 'option';
  link.tabIndex = -1;
  link.ariaSelected = 'false';
  link.href = href;
  return link;
}

function foundOption({ title, section, url, excerpt }: Found, at: number): HTMLElement {
  const { pathname, hash } = new URL(url);
  const link = option(at, pathname + hash);
  const heading = element('span', 'title', title);
  if (section !== undefined) heading.append(' ', element('span', 'section', `› ${section}`));
  const text = element('span', 'excerpt', '');
  text.append(...excerpt.map(piece => (piece.match ? element('mark', '', piece.text) : piece.text)));
  link.append(heading, text);
  return link;
}

function chatOption(form: HTMLFormElement): HTMLElement {
  const link = option(0, wordsOf(form, 'chatAddress'));
  link.dataset['chat'] = '';
  link.append(element('span', 'title', wordsOf(form, 'ask')));
  return link;
}

function element(name: string, className: string, text: string): HTMLElement {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.textContent = text;
  return made;
}

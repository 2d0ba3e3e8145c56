import type { ColorScheme } from '../protocol.ts';
import css from './widget.css?inline';
import { wordingOf } from './wording.ts';

export type Launcher = {
  panel: HTMLElement;
  mount(): void;
  setOpen(open: boolean): void;
  setUnread(count: number): void;
  setLocale(locale: string): void;
  setScheme(scheme: ColorScheme): void;
  /** Accessible name of the chat, in the launcher's language. */
  title(): string;
  focus(): void;
};

const svgNamespace = 'http://www.w3.org/2000/svg';

/** The round button and the panel, in a shadow root: the host page's styles stay out, and ours need no permission of its CSP. */
export function createLauncher(options: { position: 'left' | 'right'; onToggle: () => void }): Launcher {
  const host = document.createElement('div');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [sheet];

  const box = element('div', options.position);
  const panel = element('div', 'panel');
  panel.id = 'panel';
  panel.role = 'dialog';
  panel.inert = true;
  const { button, badge } = roundButton(panel.id, options.onToggle);
  box.append(panel, button);
  shadow.append(box);

  let locale = '';
  let unread = 0;
  function relabel(): void {
    const words = wordingOf(locale);
    panel.ariaLabel = words.title;
    const label = button.ariaExpanded === 'true' ? words.close : words.open;
    button.ariaLabel = unread > 0 ? `${label} (${words.unread} ${unread})` : label;
  }

  return {
    panel,
    mount: () => document.body.append(host),
    setOpen: open => {
      box.classList.toggle('open', open);
      panel.inert = !open;
      button.ariaExpanded = String(open);
      relabel();
    },
    setUnread: count => {
      unread = count;
      badge.hidden = count === 0;
      badge.textContent = count > 9 ? '9+' : String(count);
      relabel();
    },
    setLocale: next => {
      locale = next;
      host.lang = next;
      relabel();
    },
    setScheme: scheme => {
      host.dataset.scheme = scheme;
    },
    title: () => wordingOf(locale).title,
    focus: () => button.focus(),
  };
}

function roundButton(panelId: string, onClick: () => void): { button: HTMLButtonElement; badge: HTMLElement } {
  const badge = element('span', 'badge');
  badge.ariaHidden = 'true';
  badge.hidden = true;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'launcher';
  button.setAttribute('aria-controls', panelId);
  button.setAttribute('aria-haspopup', 'dialog');
  button.ariaExpanded = 'false';
  button.append(icon('speech', speech), icon('cross', 'M6.5 6.5l11 11M17.5 6.5l-11 11'), badge);
  button.addEventListener('click', onClick);
  return { button, badge };
}

const speech =
  'M4 5.5h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1h-8.5L7 21.2v-3.7H4a1 1 0 0 1-1-1v-10a1 1 0 0 1 1-1ZM7.5 10h9M7.5 13.3h5.6';

function element(tag: 'div' | 'span', className: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}

function icon(className: string, path: string): SVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg');
  for (const [name, value] of Object.entries({
    class: className,
    viewBox: '0 0 24 24',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.8',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
  })) {
    svg.setAttribute(name, value);
  }
  const line = document.createElementNS(svgNamespace, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

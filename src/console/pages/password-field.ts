import { type Html, html } from '../../http/html.ts';
import { passwordMax, passwordMin } from '../accounts/password.ts';
import type { Page } from './page.ts';

/** A labelled input of a form, with a hint when there is one. */
export function field(name: string, label: string, hint: string | undefined, attributes: Html): Html {
  return html`<label for="${name}">${label}</label>
<input id="${name}" name="${name}" required ${attributes} ${hint && html`aria-describedby="${name}-hint"`}>
${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}`;
}

const attributes = html`type="password" autocomplete="new-password" minlength="${passwordMin}" maxlength="${passwordMax}"`;

/** A new password, and once more. */
export function passwordFields({ words }: Page): Html {
  return html`${field('password', words('setup.password'), words('setup.passwordHint', { min: passwordMin }), attributes)}
${field('again', words('setup.again'), undefined, attributes)}`;
}

/** What is wrong with a new password, in the page's language. */
export function passwordFault({ words }: Page, password: string, again: string): string | undefined {
  if (password.length < passwordMin || password.length > passwordMax) {
    return words('setup.badPassword', { min: passwordMin, max: passwordMax });
  }
  return password === again ? undefined : words('setup.notSame');
}

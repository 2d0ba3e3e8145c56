const markup: unique symbol = Symbol('markup');

/** Markup that is safe to send. Only `html` and `raw` make it; no parsed JSON can look like it. */
export type Html = { readonly [markup]: string };

export type HtmlValue = Html | string | number | false | null | undefined | readonly HtmlValue[];

/** Escapes text for element content and for quoted attribute values. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, character => `&#${character.charCodeAt(0)};`);
}

/**
 * Tagged template for pages: every value is escaped, nested `html` and arrays of it are kept, false/null/undefined are
 * nothing. Attribute values must be quoted in the template.
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const parts = strings.map((part, at) => (at < values.length ? part + write(values[at]) : part));
  return { [markup]: parts.join('') };
}

/** Markup taken as it is. Only for what a sanitiser wrote: an article's `html`. */
export function raw(sanitised: string): Html {
  return { [markup]: sanitised };
}

/** The text of a page or fragment, for `Reply.html`. */
export function htmlText(page: Html): string {
  return page[markup];
}

function write(value: HtmlValue): string {
  if (value === false || value === null || value === undefined) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if (isHtml(value)) return value[markup];
  return value.map(write).join('');
}

function isHtml(value: Html | readonly HtmlValue[]): value is Html {
  return markup in value;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The same words as HTML: paragraphs, line breaks and web addresses to follow, and nothing of the text taken as markup. */
export function htmlPart(text: string, locale: string): string {
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map(paragraph => `<p>${paragraph.split('\n').map(line).join('<br>\n')}</p>`);
  return [
    '<!doctype html>',
    `<html lang="${escaped(locale)}"><head><meta charset="utf-8"></head>`,
    '<body style="font-family:system-ui,sans-serif;font-size:15px;line-height:1.5">',
    ...paragraphs,
    '</body></html>',
  ].join('\n');
}

/** Split before escaping, so that no address is cut at an escape. The signs that end a sentence belong to no address. */
function line(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"'\u3000-\u303f\uff00-\uffef]+[^\s<>"'.,;:!?)\]\u3000-\u303f\uff00-\uffef])/)
    .map((part, at) => (at % 2 === 1 ? `<a href="${escaped(part)}">${escaped(part)}</a>` : escaped(part)))
    .join('');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, sign => escapes[sign] ?? sign);
}

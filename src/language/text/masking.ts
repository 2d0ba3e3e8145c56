import { isSurname } from '../chinese/surnames.ts';
import { isTicketNumber, lexemes } from './lexemes.ts';
import { cleanText, foldForms } from './normalise.ts';

/** What stands for what was left out, in every language. */
const gap = '…';

type Span = { from: number; to: number };

// Every quantifier is bounded, so a hostile text costs linear time.
/** Seven digits and more, grouped as people write telephone, card and account numbers. */
const longNumber = /(?<![\p{sc=Latin}\p{N}])\+?\(?\d(?:[ ().-]{0,2}\d){6,30}(?![\p{sc=Latin}\p{N}])/gu;
/** A word with five digits and more: numbers of orders, parcels, cards, passports. */
const digitsWord = /(?<![\p{sc=Latin}\p{N}])\p{sc=Latin}{0,6}-?\d{5,20}[\p{sc=Latin}\d]{0,6}(?![\p{sc=Latin}\p{N}])/gu;

/** How somebody says who they are: left out with the name, of which the question is none. */
const names: readonly RegExp[] = [
  /\b(?:[Mm]y|[Hh]is|[Hh]er) (?:full )?name(?:'s| is)[: ]{1,2}(?<name>\p{L}[\p{L}'-]{0,30}(?: \p{Lu}[\p{L}'-]{0,30}){0,3})/gu,
  /\b(?:[Ii] am|[Ii]'m|[Tt]his is|[Ii] am called|[Cc]all me) (?<name>\p{Lu}\p{Ll}[\p{L}'-]{0,30}(?: \p{Lu}[\p{L}'-]{0,30}){0,3})(?=[ ]{0,2}(?:[,.;!?\n]|$|from |here\b|and |with ))/gu,
  /\b(?:[Rr]egards|[Cc]heers|[Ss]incerely|[Tt]hanks)[,!. \n]{1,3}(?<name>\p{Lu}\p{Ll}[\p{L}'-]{0,30}(?: \p{Lu}[\p{L}'-]{0,30}){0,3})[.\s]{0,3}$/gu,
  /(?:我|名字|姓名)(?:的名字|名)?(?:叫做?|是|[:：])\s?(?<name>\p{sc=Han}{2,4})(?=$|[^\p{sc=Han}])/gu,
  /(?:我叫|名字叫|名叫)\s?(?<name>\p{sc=Han}{2,3})/gu,
  /我姓(?<name>\p{sc=Han})/gu,
  /(?<=^|[^\p{sc=Han}])(?<name>\p{sc=Han}{1,3})(?:先生|女士|小姐)(?=$|[^\p{sc=Han}])/gu,
];

/**
 * A customer's words without what could tell who they are: e-mail addresses, web addresses, numbers of orders, tickets, telephones and
 * the like, and names where somebody gives theirs. Product codes and short numbers stay: they are what is asked about.
 *
 * @param name one that the customer is known by
 */
export function maskPersonal(raw: string, name?: string): string {
  const text = sameForms(cleanText(raw));
  const spans = [
    ...codeSpans(text),
    ...spansOf(text, longNumber),
    ...spansOf(text, digitsWord),
    ...nameSpans(text, name),
  ];
  let masked = '';
  let at = 0;
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    if (from > at || masked === '') masked += text.slice(at, Math.max(at, from)) + gap;
    at = Math.max(at, to);
  }
  return (masked + text.slice(at)).replace(/…(?:\s?…)+/g, gap).trim();
}

/** The text with the places of its folded form: itself, unless folding moves them. */
function sameForms(text: string): string {
  const folded = foldForms(text);
  return folded.length === text.length ? text : folded;
}

function codeSpans(text: string): Span[] {
  return lexemes(foldForms(text)).flatMap(({ kind, surface, at }) => {
    const isCode = kind === 'code' && (isTicketNumber(surface) || /^[A-Za-z]{2,4}-?\d{4,10}$/.test(surface));
    const isPersonal = kind === 'email' || kind === 'url' || (isCode && !/^sku/i.test(surface));
    return isPersonal ? [{ from: at, to: at + surface.length }] : [];
  });
}

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)]
    .filter(([found]) => !/^sku/i.test(found))
    .map(found => ({ from: found.index, to: found.index + found[0].length }));
}

function nameSpans(text: string, known: string | undefined): Span[] {
  const given = names.flatMap(pattern =>
    [...text.matchAll(pattern)].flatMap(found => {
      const name = found.groups?.['name'];
      if (name === undefined || !mayBeName(name)) return [];
      return [{ from: found.index, to: found.index + found[0].trimEnd().length }];
    }),
  );
  return [...given, ...knownSpans(text, known)];
}

/** Chinese words after 我是 are a name only if they begin as one: 我是会员 is none. */
function mayBeName(name: string): boolean {
  const [first = ''] = name;
  return !/\p{sc=Han}/u.test(first) || isSurname(first) || name.length === 1;
}

/** The name as a whole, and its parts where they stand as words of their own. */
function knownSpans(text: string, known: string | undefined): Span[] {
  const parts = [known ?? '', ...(known ?? '').split(/\s+/)].filter(part => part.length > 1);
  return parts.flatMap(part => {
    const literal = part.replace(/[\\^$.*+?()[\]{}|\-/]/g, '\\$&');
    const pattern = /\p{sc=Han}/u.test(part) ? literal : `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`;
    return spansOf(text, new RegExp(pattern, 'giu'));
  });
}

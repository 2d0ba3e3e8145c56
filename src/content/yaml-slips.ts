type Slip = {
  /** What the parser says, and at which character. */
  said: RegExp;
  message: string;
  /** The parser has gone on to a later line before it noticed. */
  isAbove?: true;
};

/** What editors do, and how to mend it; the first that fits. */
const slips: readonly Slip[] = [
  { said: /duplicated mapping key/, message: 'Map keys must be unique; take one of the two out, or rename it' },
  { said: /anchor|alias/, message: 'anchors (&) and aliases (*) are not allowed; write the value out, in quotes' },
  { said: /second document/, message: 'a file holds one document; put the --- or ... in quotes, or take it out' },
  { said: /nesting/, message: 'nested too deep here; take out some brackets or some levels of indent' },
  { said: /tab characters/, message: 'a tab is no indent in YAML; use spaces' },
  {
    said: /deficient indentation|end of the \w+ within/,
    message: 'a quote or bracket is open here; mend the YAML, close it, or indent the next line if it goes on there',
    isAbove: true,
  },
  {
    said: /multiline key|separator is expected at :/,
    message: 'this line has no key; mend the YAML, write "key: text", with a plain colon and a space after it',
    isAbove: true,
  },
  {
    said: /expected ':'/,
    message: 'a colon is missing; mend the YAML, write "key: text", with a space after the colon',
  },
  {
    said: /bad indentation|separator is expected/,
    message: 'this line does not fit here; mend its indent, or put text with a colon, a quote or a mark in quotes',
  },
  {
    said: /escape sequence|hexadecimal/,
    message: 'a \\ in double quotes is special; write \\\\, or use single quotes',
  },
  { said: /line break is expected/, message: 'text cannot begin with | or >; put it in quotes' },
  { said: /\btag\b/, message: 'text cannot begin with !; put it in quotes' },
  { said: /non-printable|null byte|JSON character/, message: 'a character here cannot be seen; take it out' },
  { said: /complex keys/, message: 'a list or map is a key somewhere; put such a key in quotes' },
];

/** What is wrong in an editor's words, and where, by what the parser said at an offset of the text. */
export function slipIn(text: string, reason: string, offset: number): { at: number; message: string } {
  const said = `${reason} at ${text[offset] ?? 'the end'}`;
  const slip = slips.find(one => one.said.test(said));
  if (!slip) return { at: offset, message: `${reason}; mend the YAML, and put text with a colon in quotes` };
  return { at: slip.isAbove ? lineEndBefore(text, offset) : offset, message: slip.message };
}

/** The end of the last line with something in it before the line of `offset`. */
function lineEndBefore(text: string, offset: number): number {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return text.slice(0, lineStart).trimEnd().length;
}

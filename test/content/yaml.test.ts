import { describe, expect, it } from 'vitest';
import { ContentError } from '../../src/content/problem.ts';
import { parseYaml } from '../../src/content/yaml.ts';

/** The one fault of `text`, as `line: message`; '' for none. */
function fault(text: string, linesBefore = 0): string {
  try {
    parseYaml('a.yaml', text, linesBefore);
    return '';
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    expect(error.problems).toMatchObject([{ file: 'a.yaml' }]);
    return error.problems.map(({ line, message }) => `${line}: ${message}`).join('\n');
  }
}

const value = (text: string) => parseYaml('a.yaml', text).value;

const sample = `# a comment
title: Where it is
words: |
  first
  key: no key

quoted: "one
  two: three"
questions: # - no item
  - What is it?
  - >-
    folded
    - no item
  -
  # - no item
  - - inner
    -
    - last
  - name: a
    value:
  - {x: 1,
     y: [a,
      "b, - c"]}
  -
密码:
  '重置 密码': 怎么做？
404: gone
`;

/** Each part of the sample and the line of its key, or of the item itself. */
const places: [(string | number)[], number][] = [
  [['title'], 2],
  [['words'], 3],
  [['quoted'], 7],
  [['questions'], 9],
  [['questions', 0], 10],
  [['questions', 1], 11],
  [['questions', 2], 14],
  [['questions', 3], 16],
  [['questions', 3, 0], 16],
  [['questions', 3, 1], 17],
  [['questions', 3, 2], 18],
  [['questions', 4, 'name'], 19],
  [['questions', 4, 'value'], 20],
  [['questions', 5, 'x'], 21],
  [['questions', 5, 'y'], 22],
  [['questions', 5, 'y', 1], 23],
  [['questions', 6], 24],
  [['密码'], 25],
  [['密码', '重置 密码'], 26],
  [['404'], 27],
];

describe('the line of a part', () => {
  it.each([
    ['of a file with plain line ends', sample],
    ['of a file from Windows', sample.replaceAll('\n', '\r\n')],
    ['after a byte order mark', `\ufeff${sample}`],
    ['below a line ---', `---\n${sample}`.replace('# a comment\n', '')],
  ])('is that of its key or item %s', (_where, text) => {
    const { lineOf } = parseYaml('a.yaml', text);
    expect(places.map(([path]) => [path, lineOf(path)])).toEqual(places);
  });

  it('counts the lines of the file before the text', () => {
    expect(parseYaml('a.yaml', sample, 3).lineOf(['questions', 2])).toBe(17);
  });

  it('is that of the nearest parent of what is not there, and 1 without any', () => {
    const { lineOf } = parseYaml('a.yaml', sample, 3);
    expect(lineOf(['questions', 4, 'nothing', 'here'])).toBe(22);
    expect(lineOf(['questions', 99])).toBe(12);
    expect(lineOf(['title', 'length'])).toBe(5);
    expect([lineOf(['toString']), lineOf([])]).toEqual([1, 1]);
  });

  it('is that of an unknown key, also of one that JavaScript has a meaning for', () => {
    const { value, lineOf } = parseYaml('a.yaml', 'a: 1\ntitel: x\n__proto__:\n  b: 2\n');
    expect(Object.keys(Object(value))).toEqual(['a', 'titel', '__proto__']);
    expect([lineOf(['titel']), lineOf(['__proto__']), lineOf(['__proto__', 'b'])]).toEqual([2, 3, 4]);
  });
});

describe('the value', () => {
  it('is plain: days and yes and no are text, and a text of several lines is one', () => {
    expect(
      value('day: 2026-11-20\nat: 2026-11-20T10:00:00Z\nyes: no\non: off\nn: 12\nf: 0.5\nb: true\nnil: ~\n'),
    ).toEqual({
      day: '2026-11-20',
      at: '2026-11-20T10:00:00Z',
      yes: 'no',
      on: 'off',
      n: 12,
      f: 0.5,
      b: true,
      nil: null,
    });
    expect(value('a: |\r\n  one\r\n  two\r\nb: "x\r\n  y"\r\n')).toEqual({ a: 'one\ntwo\n', b: 'x y' });
    expect(value('\ufeff密码: 怎么 重置？ # 注\n')).toEqual({ 密码: '怎么 重置？' });
  });

  it.each(['', '\n\n', '# nothing yet\n', '\ufeff', '---\n'])('of the empty text %j is null, at line 1', text => {
    const { value, lineOf } = parseYaml('a.yaml', text, 1);
    expect([value, lineOf(['id'])]).toEqual([null, 1]);
  });
});

describe('a slip', () => {
  const unique = 'Map keys must be unique';
  const anchors = 'anchors (&) and aliases (*) are not allowed; write the value out, in quotes';
  const deep = 'nested too deep here';
  const open = 'a quote or bracket is open here';
  const noKey = 'this line has no key; mend the YAML, write "key: text"';
  const unfit = 'this line does not fit here';
  const cases: [what: string, text: string, found: string][] = [
    ['a key given twice', 'a: 1\nb:\n  密码: 2\n  c: {d: 1}\n  "密码": 3\n', `5: ${unique}`],
    ['a key given twice in brackets', 'a: {b: 1,\n  b: 2}\n', `2: ${unique}`],
    ['an alias', 'a: 1\nb: *Important*\n', `2: ${anchors}`],
    ['an anchor that nobody names', 'a: 1\nb:\n  - &c x\n', `3: ${anchors}`],
    ['an anchor of a list', 'a: 1\nb: &c\n  - x\n', `2: ${anchors}`],
    ['an alias as key', 'a: 1\n*b : 1\n', `2: ${anchors}`],
    ['a second document', 'a: |\n  x\n  ---\n---\nb: 2\n', '4: a file holds one document'],
    ['a second document below a first line', '--- # one\na: 1\n...\nb: 2\n', '3: a file holds one document'],
    ['a tab for an indent', 'a:\n\tb: 1\n', '2: a tab is no indent in YAML; use spaces'],
    ['a tab for an indent of a list', 'a:\n  - b\n\t- c\n', '3: a tab is no indent'],
    ['brackets in brackets', `a: 1\nb: ${'['.repeat(50_000)}`, `2: ${deep}`],
    ['lists in lists', `a: 1\nb:\n  ${'- '.repeat(50_000)}x`, `3: ${deep}`],
    ['deep indent', Array.from({ length: 30 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), `20: ${deep}`],
    ['a quote that is not closed', 'a: 1\nb: "open\n\nc: "x"\n', `2: ${open}`],
    ['a quote that is open at the end', "a: 1\nb: 'open\n  more\n\n", `3: ${open}`],
    ['a bracket that is not closed', 'a: [x, y\nb: 2\n', `1: ${open}`],
    ['a missing colon', 'a: 1\ntitle Hello\nb: 2\n', `2: ${noKey}`],
    ['a missing colon at the beginning', 'title Hello\nb: 2\n', `1: ${noKey}`],
    ['a missing colon at the end', 'a: 1\ntitle Hello\n\n', `2: ${noKey}`],
    ['a Chinese colon', 'a: 1\n标题：你好\nb: 2\n', `2: ${noKey}`],
    ['a colon without a space', 'a: 1\nb:2\nc: 3\n', `2: ${noKey}`],
    ['a second colon', 'a: 1\nb: Hello: world\n', `2: ${unfit}; mend its indent, or put text with a colon`],
    ['words after a quote', 'a: 1\nb: "Yes", she said\n', `2: ${unfit}`],
    ['a placeholder at the beginning', 'a: 1\nb: {name}, hello\n', `2: ${unfit}`],
    ['a mark at the beginning', 'a: 1\nb: @home\n', `2: ${unfit}`],
    ['a wrong indent', 'a:\n   b: 1\n  c: 2\n', `3: ${unfit}`],
    ['an exclamation mark', 'a: 1\nb: !important\n', '2: text cannot begin with !'],
    ['a greater-than sign', 'a: 1\nb: > text\n', '2: text cannot begin with | or >'],
    ['a backslash', 'a: 1\nb: "C:\\Users"\n', '2: a \\ in double quotes is special'],
    ['a character that cannot be seen', 'a: 1\nb: x\u0000y\n', '2: a character here cannot be seen'],
    ['a list as key', '[a]: 1\n', '1: a list or map is a key somewhere'],
    ['two commas', 'a: 1\nb: [x,, y]\n', "2: expected the node content, but found ','; mend the YAML"],
  ];
  it.each(cases)('is told at its line, with the way to mend it: %s', (_what, text, found) => {
    expect(fault(text)).toContain(found);
    expect(fault(text.replaceAll('\n', '\r\n'))).toContain(found);
    expect(fault(`\ufeff${text}`)).toContain(found);
  });

  it('is told at its line of the file', () => {
    expect(fault('a: 1\na: 2\n', 1)).toBe(`3: ${unique}; take one of the two out, or rename it`);
  });

  it('abuse 46: a bomb of aliases is refused', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (const [i, name] of [...'bcdefgh'].entries()) {
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${'abcdefg'[i]}`).join(',')}]`);
    }
    expect(fault(bomb.join('\n'))).toBe(`1: ${anchors}`);
  });
});

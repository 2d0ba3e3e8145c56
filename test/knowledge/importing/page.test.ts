import { describe, expect, it } from 'vitest';
import { bodyOf, importFiles } from './imported.ts';

const page = (html: string) => importFiles({ 'shade.html': html });
const questionsOf = ({ drafts }: Awaited<ReturnType<typeof page>>) =>
  drafts.map(({ text }) => /questions:\n((?: {2}- .*\n)+)/.exec(text)?.[1]?.trim().replaceAll('\n', ' '));

describe('a page', () => {
  it('becomes one draft with its heading as title and its headings as sections, without what is around it', async () => {
    const imported = await page(`<!doctype html><html><head><title>Care | Shop</title><style>p{}</style></head><body>
      <nav><a href="/">Home</a></nav><header>Little Lantern</header><main><h1>Care for the shade</h1>
      <p>Dust it <b>once</b> a week, see <a href="https://shop.example/care">more</a>.</p>
      <h2>Stains</h2><ul><li>Dab<li>Dry</ul><table><tr><th>Oil<th>Soap</table></main><footer>(c)</footer></body></html>`);
    expect(imported.problems).toEqual([]);
    expect(imported.drafts[0]).toMatchObject({ file: 'en/imported/care-for-the-shade.md' });
    expect(imported.drafts[0]?.text).toContain('title: Care for the shade\nquestions:\n  - Care for the shade\n');
    expect(bodyOf(imported)).toBe(
      'Dust it **once** a week, see [more](https://shop.example/care).\n\n## Stains\n\n- Dab\n- Dry\n\n| Oil | Soap |\n| --- | ---- |',
    );
  });

  it('without a heading is called by its title, else by its file', async () => {
    expect(questionsOf(await page('<title>Care for the shade</title><p>Dust it.'))).toEqual(['- Care for the shade']);
    expect(questionsOf(await page('<p>Dust it.'))).toEqual(['- shade']);
  });

  it('that is a list of terms and descriptions becomes a draft a description', async () => {
    const imported = await page(`<h1>FAQ</h1><dl><dt>Q: Is there a lamp for a boat?</dt><dt>A lamp for ships?</dt>
      <dd><p>No.</p></dd><dd>Sorry.</dd><div><dt>May I paint the lamp?</dt><dd>Yes.</dd></div></dl>`);
    expect(questionsOf(imported)).toEqual([
      '- Is there a lamp for a boat?   - A lamp for ships?',
      '- May I paint the lamp?',
    ]);
    expect(imported.drafts[0]?.text).toMatch(/---\nNo\.\n\nSorry\.\n$/);
  });

  it('with parts that unfold becomes a draft a part', async () => {
    const imported = await page(`<h1>FAQ</h1><details><summary>Do you <i>rent</i> lamps?</summary><p>No.</p></details>
      <section><details open><summary>灯可以租吗？</summary>不可以。<details><summary>More</summary>inside</details></details></section>`);
    expect(imported.drafts.map(({ locale }) => locale)).toEqual(['en', 'zh']);
    expect(questionsOf(imported)).toEqual(['- Do you rent lamps?', '- 灯可以租吗？']);
    expect(imported.drafts[1]?.text).toContain('inside');
  });

  it('with headings that ask becomes a draft a question, each at its line', async () => {
    const imported = await page(
      '<h1>Help</h1>\n<p>Welcome.</p>\n<h2>Do you rent lamps?</h2><p>No.</p><h3>Why</h3><p>So.</p>\n<h2>Do you sell oil?</h2>\n<h2>Do you sell wicks?</h2><p>Yes.</p>',
    );
    expect(questionsOf(imported)).toEqual(['- Do you rent lamps?', '- Do you sell wicks?']);
    expect(imported.drafts[0]?.text).toContain('No.\n\n### Why\n\nSo.');
    expect(imported.problems).toEqual([expect.stringMatching(/^shade\.html:4: the article has no text/)]);
    expect(imported.notes).toEqual(['shade.html:1: text before the first question is left out']);
  });

  it('with questions in bold becomes a draft a question', async () => {
    const imported = await page(
      '<h1>FAQ</h1><p><strong>Do you rent lamps?</strong></p><p>No.</p><p><b>Is there a shop?</b><br>In Penang.</p>',
    );
    expect(questionsOf(imported)).toEqual(['- Do you rent lamps?', '- Is there a shop?']);
    expect(imported.drafts[1]?.text).toMatch(/---\nIn Penang\.\n$/);
  });

  it('with one part that unfolds in a long text stays one article', async () => {
    const imported = await page(
      `<h1>Care</h1><p>${'Dust it. '.repeat(30)}</p><details><summary>More?</summary>Yes.</details>`,
    );
    expect(imported.drafts).toHaveLength(1);
    expect(bodyOf(imported)).toContain('More?');
  });

  it('keeps Chinese words whole where emphasis would need a code', async () => {
    const imported = await page('<p>打开<b>“我的账户”</b>页面，点<b>保存</b>就好。</p>');
    expect(bodyOf(imported)).toBe('打开“我的账户”页面，点**保存**就好。');
  });
});

describe('a page with nasty content', () => {
  it('comes without scripts, frames, images, handlers and dangerous links, in any disguise', async () => {
    const imported = await page(`<h1>Care</h1><p onclick="alert(1)">Words <a href="javascript:alert(1)">one</a>
      <a href="java&#10;script:alert(1)">two</a> <a href=" &#1;JaVaScRiPt:alert(1)">three</a> <a href="data:text/html,x">four</a>
      <a href="vbscript:x">five</a> <a href="//evil.example">six</a> <a href="file:///etc/passwd">seven</a>
      <img src=x onerror=alert(1)><svg onload=alert(1)><script>alert(1)</script></svg></p>
      <script>alert(1)</script><iframe src="https://evil.example"></iframe><object data=x></object><style>*{}</style>
      <math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>
      <form action="https://evil.example"><input name=x><button>Go</button></form>
      <noscript><p title="</noscript><img src=x onerror=alert(1)>"></p></noscript>
      <p>&lt;script&gt;alert(2)&lt;/script&gt; [x](javascript:alert(3)) &lt;!-- --&gt;</p>`);
    const body = bodyOf(imported);
    expect(body).toMatch(/^Words one two three four five six seven/);
    expect(body).not.toMatch(/\]\((?!https?:)|(?<!\\)<\w|onerror|onload|evil|alert\(1\)/);
    expect(body).toContain('\\<script>alert(2)');
    expect(imported.problems).toEqual([]);
  });

  it.each([
    ['nested blocks', '<div>'.repeat(100_000)],
    ['nested blocks with text between', '<div>a<p>'.repeat(50_000)],
    [
      'formatting that is never closed',
      `${Array.from({ length: 200 }, (_, i) => `<b id=${i}>`).join('')}${'<p>x'.repeat(30_000)}`,
    ],
    ['nested tables', '<table><tr><td>'.repeat(20_000)],
    ['nested lists', '<ul><li>'.repeat(20_000)],
    ['nested quotes', '<blockquote>'.repeat(200)],
  ])('abuse 41: of %s is refused with its line, at once', async (_name, html) => {
    const { drafts, problems } = await page(`<h1>Care</h1>\n<p>Words\n${html}deep`);
    expect(drafts).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(/^shade\.html:\d+: .*(?:too many tags|too deep|too many marks)/)]);
  });

  it.each([
    ['tags that never end', '<a '.repeat(100_000)],
    ['one letter', 'a'.repeat(100_000)],
    ['combining marks', `e${'\u0301'.repeat(100_000)}`],
    ['entities', '&lt;&amp;'.repeat(20_000)],
    ['open comments', '<!--'.repeat(50_000)],
  ])('abuse 41: of many %s ends with a draft or a sentence', async (_name, html) => {
    const { drafts, problems } = await page(`<h1>Care</h1>\n<p>Words</p>\n${html}`);
    expect(drafts.length + problems.length).toBe(1);
  });
});

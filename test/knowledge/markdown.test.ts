import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { articleFolder, articleText, links } from './article-folder.ts';

/** The article made of `body`, beside another one to link to, and what its editor is told. */
async function article(body: string, locale = 'en') {
  const dir = await articleFolder({
    [`${locale}/a/it.md`]: articleText('it', body),
    [`${locale}/b/other.md`]: articleText('other', '## 第一步 Step one\nDo it.'),
  });
  const { articles, problems } = await loadKnowledge(dir, links);
  const found = articles.find(each => each.slug === 'it');
  if (!found) throw new Error(`refused: ${problems.map(each => each.message).join('; ')}`);
  return { ...found, problems };
}

describe('the sections of an article', () => {
  it('begin at second- and third-level headings, after a lead with the anchor ""', async () => {
    const { sections } = await article('Lead.\n\n## Do it\nOne.\n\n### In detail\nTwo.\n\n#### Finer\nThree.');
    expect(sections).toEqual([
      { anchor: '', heading: undefined, markdown: 'Lead.', text: 'Lead.' },
      { anchor: 'do-it', heading: 'Do it', markdown: 'One.', text: 'One.' },
      {
        anchor: 'in-detail',
        heading: 'In detail',
        markdown: 'Two.\n\n**Finer**\n\nThree.',
        text: 'Two.\nFiner\nThree.',
      },
    ]);
  });

  it('leave out a lead or a heading without text', async () => {
    const { sections } = await article('## Part\n### One\nText.');
    expect(sections.map(section => section.anchor)).toEqual(['one']);
  });

  it('have anchors that are the ids of the headings in the HTML, also for repeats, Chinese and deeper headings', async () => {
    const { sections, html } = await article(
      '## 重置密码\na\n\n## 重置密码\nb\n\n# Top `code`\nc\n\n#### Deep\nd\n\n## Deep\ne',
    );
    const ids = [...html.matchAll(/<h(\d) id="([^"]*)"/g)].map(match => `${match[1]} ${match[2]}`);
    expect(ids).toEqual(['2 重置密码', '2 重置密码-1', '2 top-code', '4 deep', '2 deep-1']);
    expect(sections.map(section => section.anchor)).toEqual(['重置密码', '重置密码-1', 'top-code', 'deep-1']);
  });

  it('keep lists, tables, code and emphasis, and read as plain text for the index', async () => {
    const { sections } = await article('1. **One**\n2. *Two*\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```');
    expect(sections[0]?.markdown).toBe('1. **One**\n2. *Two*\n\n| a | b |\n| - | - |\n| c | d |\n\n```\ncode\n```');
    expect(sections[0]?.text).toBe('One\nTwo\na b\nc d\ncode');
  });
});

describe('links', () => {
  it('to articles get the address the caller makes, in the chat and on the page', async () => {
    const { sections, html, problems } = await article(
      '[a](../b/other.md) [b](../b/other.md#第一步-step-one) [c](#here)\n\n## Here\nx',
    );
    expect(problems).toEqual([]);
    const step = `https://shop.example/help/en/other#${encodeURIComponent('第一步-step-one')}`;
    expect(sections[0]?.markdown).toBe(
      `[a](https://shop.example/help/en/other) [b](${step}) [c](https://shop.example/help/en/it#here)`,
    );
    expect(html).toContain(`<a href="${step}">b</a>`);
  });

  it('written as references become plain links, so that a section stands by itself', async () => {
    const { sections } = await article('See [the page][1].\n\n## More\nx\n\n[1]: https://example.com/a');
    expect(sections[0]?.markdown).toBe('See [the page](https://example.com/a).');
  });

  it('that stand for themselves stay as they are', async () => {
    const { sections } = await article('Write to hello@shop.example or see https://shop.example/a_b.');
    expect(sections[0]?.markdown).toBe('Write to hello@shop.example or see https://shop.example/a_b.');
  });

  it.each([
    '/etc/passwd',
    '//evil.example',
    'other.html',
    'page',
    '../../../../x.txt',
    'file:///etc/passwd',
    'ftp://x.example',
  ])('to %s are left out and told', async url => {
    const { html, sections, problems } = await article(`[words](${url})`);
    expect(html).toBe('<p>words</p>');
    expect(sections[0]?.markdown).toBe('words');
    expect(problems).toMatchObject([{ file: 'en/a/it.md', line: 8 }]);
  });
});

describe('images and raw HTML', () => {
  it('images become their words', async () => {
    const { html, sections } = await article(
      '![the ring](ring.png) ![](x.png)![logo][l]\n\n[l]: https://x.example/l.svg',
    );
    expect(html).not.toContain('<img');
    expect(sections[0]?.markdown).toBe('the ring logo');
  });

  it('raw HTML is left out and told once a line; comments are left out in silence', async () => {
    const { html, problems } = await article('A <b>bold</b> word.\n\n<!-- to do -->\n');
    expect(html).toBe('<p>A bold word.</p>');
    expect(problems.map(each => `${each.line} ${each.message}`)).toEqual([
      '8 raw HTML is left out; write markdown instead',
    ]);
  });
});

/** Everything of an article that somebody sees. */
async function shown(body: string): Promise<string> {
  const { html, sections } = await article(`Words.\n\n${body}\n`);
  return [html, ...sections.flatMap(section => [section.markdown, section.heading ?? ''])].join('\n');
}

describe('hostile markdown', () => {
  it.each([
    '<script>alert(1)</script>',
    'a <script src="https://evil.example/x.js"></script> b',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<a href="javascript:alert(1)" onclick="alert(1)">x</a>',
    '## <script>alert(1)</script> heading\ntext',
    '<scr<script>ipt>alert(1)</script>',
    '| <script> | b |\n|---|---|\n| <img onerror=x> | d |',
    '![<img src=x onerror=alert(1)>](x.png)',
  ])('abuse 01: %s shows no markup', async body => {
    const text = await shown(body);
    // A backslash before < is how markdown says that it is a plain character.
    expect(text.replaceAll('\\<', '').replaceAll('&#x3C;', '')).not.toMatch(
      /<(?:script|img|svg|iframe)|<[^>]*\son\w+=/i,
    );
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java&#x09;script:alert&#40;1&#41;)',
    '[x](java&Tab;script:alert&lpar;1&rpar;)',
    '[x](javascript&colon;alert&lpar;1&rpar;)',
    '[x](&#1;javascript:alert&#40;1&#41;)',
    '[x](<\u0001javascript:alert(1)>)',
    '[x](< javascript:alert(1)>)',
    '[x](<java\u00adscript:alert(1)>)',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](vbscript:msgbox)',
    '<javascript:alert(1)>',
    '[x][1]\n\n[1]: javascript:alert(1)',
    '[![x](javascript:alert(1))](javascript:alert(1))',
    '[x](https:javascript:alert(1))',
    '[x](mailto:a\u0000javascript:alert(1))',
    '[javascript:alert(1)](javascript:alert(1))',
    '[https://x.example/\\[a\\](javascript:alert)](<https://x.example/[a](javascript:alert)>)',
    '[x](https://x.example/\\)\\[b\\]\\(javascript:alert\\(1\\))',
  ])('abuse 03: %s leads nowhere', async body => {
    const { html, sections } = await article(`Words.\n\n${body}\n`);
    const again = (await article(sections[0]?.markdown ?? '')).html;
    for (const page of [html, again]) {
      for (const [, href = ''] of page.matchAll(/(?:href|src)="([^"]*)"/g))
        expect(href).toMatch(/^(?:https:\/\/|mailto:)[^\s\p{Cc}]+$/u);
    }
  });

  it.each([
    '<style>body{display:none}</style>',
    'a <style>@import "https://evil.example"</style> b',
    '<p style="position:fixed">x</p>',
  ])('abuse 05: %s shows no style', async body => {
    expect(await shown(body)).not.toMatch(/<style|style=/i);
  });
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Locale } from '../../base/locale.ts';
import { html, raw } from '../../http/html.ts';
import { type Route, route } from '../../http/route.ts';
import { type RenderedDocument, renderDocument } from '../../knowledge/markdown/document.ts';
import type { ConsoleDeps } from '../deps.ts';
import { pageReply } from '../pages/layout.ts';
import { pageOf } from '../pages/page.ts';
import { asSignedIn } from '../pages/signed-in-page.ts';

const folder = join(import.meta.dirname, '../../../docs');
/** Other languages read the English one. */
const files: Readonly<Record<Locale, string>> = { en: 'operator-handbook.md', zh: 'operator-handbook.zh-CN.md' };

const Query = z.strictObject({ locale: z.string().max(35).optional() });

/** The operator's handbook beside the work, in the language of the page. */
export function handbookRoute(deps: ConsoleDeps): Route {
  const rendered = new Map<string, Promise<RenderedDocument>>();
  const handbook = (locale: Locale) => {
    const file = files[locale] ?? files['en'] ?? '';
    const known = rendered.get(file) ?? readFile(join(folder, file), 'utf8').then(text => renderDocument(file, text));
    rendered.set(file, known);
    return known;
  };
  return route({
    method: 'GET',
    path: '/console/handbook',
    access: 'signed',
    limit: 'operator',
    query: Query,
    handle: call =>
      asSignedIn(deps, call, '/console/handbook', async operator => {
        const page = pageOf(deps, call, call.query.locale);
        const { title, html: text, contents } = await handbook(page.locale);
        const body = html`<div class="handbook"><nav class="card" aria-label="${page.words('handbook.contents')}"><ol>${contents.map(
          ({ anchor, heading }) => html`<li><a href="#${anchor}">${heading}</a></li>`,
        )}</ol></nav><article class="card"><h1>${title}</h1>${raw(text)}</article></div>`;
        return pageReply(page, { title, body, operator, address: '/console/handbook' });
      }),
  });
}

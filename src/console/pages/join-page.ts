import { z } from 'zod';
import { type Html, html } from '../../http/html.ts';
import { type Reply, type Route, route } from '../../http/route.ts';
import { openSession, type SessionCall } from '../accounts/sessions.ts';
import { acceptLink, openLink } from '../accounts/team/links.ts';
import type { PageDeps, SetupDeps, SignInDeps } from '../deps.ts';
import type { AccountLink, OperatorAccount } from '../ports.ts';
import { pageReply } from './layout.ts';
import { type Page, pageOf } from './page.ts';
import { passwordFault, passwordFields } from './password-field.ts';

type Deps = SetupDeps & SignInDeps & PageDeps;
type Invited = { account: OperatorAccount; kind: AccountLink['kind'] };

const JoinPath = z.strictObject({ secret: z.string().max(200) });
const JoinQuery = z.strictObject({ locale: z.string().max(35).optional() });
/** Loose, so that the page itself can say in the reader's language what is wrong. */
const JoinForm = z
  .strictObject({ password: z.string().max(1000).default(''), again: z.string().max(1000).default('') })
  .default({ password: '', again: '' });

/** The page behind an invitation or a reset link, on which an operator chooses a password. */
export function joinRoutes(deps: Deps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/join/{secret}',
      access: 'signed',
      limit: 'pages',
      params: JoinPath,
      query: JoinQuery,
      handle: async call => {
        const page = pageOf(deps, call, call.query.locale);
        const { secret } = call.params;
        const invited = await openLink(deps, secret);
        return invited ? formPage(page, secret, invited, undefined) : deadPage(page, secret);
      },
    }),
    route({
      method: 'POST',
      path: '/join/{secret}',
      access: 'signed',
      limit: 'pages',
      params: JoinPath,
      bodyType: 'form',
      body: JoinForm,
      handle: call => join(deps, pageOf(deps, call), call, call.params.secret, call.body),
    }),
  ];
}

async function join(
  deps: Deps,
  page: Page,
  call: SessionCall,
  secret: string,
  { password, again }: z.infer<typeof JoinForm>,
): Promise<Reply> {
  const invited = await openLink(deps, secret);
  if (!invited) return deadPage(page, secret);
  const fault = passwordFault(page, password, again);
  if (fault !== undefined) return formPage(page, secret, invited, fault);
  const account = await acceptLink(deps, secret, password, call.ip);
  if (!account) return deadPage(page, secret);
  return { headers: { 'set-cookie': await openSession(deps, account, call) }, redirect: '/console' };
}

function formPage(page: Page, secret: string, { account, kind }: Invited, fault: string | undefined): Reply {
  const { words } = page;
  const title = words(`join.${kind}.title`, { name: account.name });
  const body = html`<section class="card narrow">
<h1>${title}</h1>
<p class="soft">${words(`join.${kind}.intro`, { email: account.email })}</p>
${fault && html`<p class="problem" role="alert">${fault}</p>`}
<form method="post">
${username(account)}
${passwordFields(page)}
<button>${words(`join.${kind}.submit`)}</button>
</form>
</section>`;
  return pageReply(page, { title, body, address: `/join/${secret}`, ...(fault ? { status: 400 } : {}) });
}

/** Not sent: it tells the browser's password store whose password it is. */
function username({ email }: OperatorAccount): Html {
  return html`<input type="email" autocomplete="username" value="${email}" readonly hidden>`;
}

function deadPage(page: Page, secret: string): Reply {
  const { words } = page;
  const body = html`<section class="card narrow">
<h1>${words('setup.deadTitle')}</h1>
<p>${words('join.dead')}</p>
<a href="/console/sign-in">${words('setup.toSignIn')}</a>
</section>`;
  return pageReply(page, {
    title: words('setup.deadTitle'),
    body,
    address: `/join/${encodeURIComponent(secret)}`,
    status: 404,
  });
}

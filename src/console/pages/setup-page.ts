import { z } from 'zod';
import { AppError } from '../../base/errors.ts';
import { html } from '../../http/html.ts';
import { type Reply, type Route, route } from '../../http/route.ts';
import { isName } from '../accounts/accounts.ts';
import { openSession, type SessionCall } from '../accounts/sessions.ts';
import { isSetupOpen, setUpOwner } from '../accounts/setup.ts';
import type { PageDeps, SetupDeps, SignInDeps } from '../deps.ts';
import { pageReply } from './layout.ts';
import { type Page, pageOf } from './page.ts';
import { field, passwordFault, passwordFields } from './password-field.ts';

type Deps = SetupDeps & SignInDeps & PageDeps;

const SetupPath = z.strictObject({ secret: z.string().max(200) });
const SetupQuery = z.strictObject({ locale: z.string().max(35).optional() });
/** Loose, so that the page itself can say in the reader's language what is wrong. */
const SetupForm = z
  .strictObject({
    name: z.string().max(500).default(''),
    email: z.string().max(500).default(''),
    password: z.string().max(1000).default(''),
    again: z.string().max(1000).default(''),
  })
  .default({ name: '', email: '', password: '', again: '' });
type SetupForm = z.infer<typeof SetupForm>;

/** The page behind the one-time link, on which the owner's account is made. */
export function setupRoutes(deps: Deps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/setup/{secret}',
      access: 'signed',
      limit: 'pages',
      params: SetupPath,
      query: SetupQuery,
      handle: async call => {
        const page = pageOf(deps, call, call.query.locale);
        const { secret } = call.params;
        return (await isSetupOpen(deps, secret))
          ? formPage(page, secret, undefined, undefined)
          : deadPage(page, secret);
      },
    }),
    route({
      method: 'POST',
      path: '/setup/{secret}',
      access: 'signed',
      limit: 'pages',
      params: SetupPath,
      bodyType: 'form',
      body: SetupForm,
      handle: call => setUp(deps, pageOf(deps, call), call, call.params.secret, call.body),
    }),
  ];
}

async function setUp(deps: Deps, page: Page, call: SessionCall, secret: string, form: SetupForm): Promise<Reply> {
  if (!(await isSetupOpen(deps, secret))) return deadPage(page, secret);
  const fault = faultOf(page, form);
  if (fault !== undefined) return formPage(page, secret, form, fault);
  try {
    const owner = await setUpOwner(deps, secret, form, call.ip);
    if (owner === undefined) return deadPage(page, secret);
    return { headers: { 'set-cookie': await openSession(deps, owner, call) }, redirect: '/console?welcome=1' };
  } catch (error) {
    if (!(error instanceof AppError && error.kind === 'conflict')) throw error;
    return formPage(page, secret, form, page.words('setup.badEmail'));
  }
}

/** What is wrong with the form, in the page's language. */
function faultOf(page: Page, { name, email, password, again }: SetupForm): string | undefined {
  const { words } = page;
  if (!isName(name)) return words('setup.badName');
  if (!z.email().max(254).safeParse(email.trim()).success) return words('setup.badEmail');
  return passwordFault(page, password, again);
}

function formPage(page: Page, secret: string, form: SetupForm | undefined, fault: string | undefined): Reply {
  const { words } = page;
  const body = html`<section class="card narrow">
<h1>${words('setup.title')}</h1>
<p class="soft">${words('setup.intro')}</p>
${fault && html`<p class="problem" role="alert">${fault}</p>`}
<form method="post">
${field('name', words('setup.name'), words('setup.nameHint'), html`autocomplete="name" maxlength="100" value="${form?.name}"`)}
${field('email', words('setup.email'), words('setup.emailHint'), html`type="email" autocomplete="username" maxlength="254" value="${form?.email}"`)}
${passwordFields(page)}
<button>${words('setup.submit')}</button>
</form>
</section>`;
  return pageReply(page, {
    title: words('setup.title'),
    body,
    address: `/setup/${secret}`,
    ...(fault ? { status: 400 } : {}),
  });
}

function deadPage(page: Page, secret: string): Reply {
  const { words } = page;
  const body = html`<section class="card narrow">
<h1>${words('setup.deadTitle')}</h1>
<p>${words('setup.dead')}</p>
<a href="/console/sign-in">${words('setup.toSignIn')}</a>
</section>`;
  return pageReply(page, {
    title: words('setup.deadTitle'),
    body,
    address: `/setup/${encodeURIComponent(secret)}`,
    status: 404,
  });
}

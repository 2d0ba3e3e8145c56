import { z } from 'zod';
import { AppError } from '../../base/errors.ts';
import { type Html, html } from '../../http/html.ts';
import { type Reply, type Route, route } from '../../http/route.ts';
import { SignIn } from '../accounts/session-api.ts';
import { endSession, openSession, signIn } from '../accounts/sessions.ts';
import type { PageDeps, SignInDeps } from '../deps.ts';
import { pageReply } from './layout.ts';
import { type Page, pageOf } from './page.ts';

type Deps = SignInDeps & PageDeps;

/** Where to go on after signing in: pages of the console only, so that nobody is sent elsewhere. */
const Onward = z
  .string()
  .regex(/^\/console(\/[A-Za-z0-9-]{1,60}){0,3}$/)
  .default('/console');
const SignInQuery = z.strictObject({ locale: z.string().max(35).optional(), onward: Onward });

/** The page on which operators sign in, and the way out. */
export function signInRoutes(deps: Deps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/console/sign-in',
      access: 'public',
      limit: 'pages',
      query: SignInQuery,
      handle: async call => signInPage(pageOf(deps, call, call.query.locale), call.query.onward, '', undefined),
    }),
    route({
      method: 'POST',
      path: '/console/sign-in',
      access: 'public',
      query: SignInQuery,
      bodyType: 'form',
      body: SignIn,
      handle: async call => {
        const { onward } = call.query;
        try {
          const account = await signIn(deps, call.body, call.ip);
          return { headers: { 'set-cookie': await openSession(deps, account, call) }, redirect: onward };
        } catch (error) {
          return refusal(pageOf(deps, call), onward, call.body.email, error);
        }
      },
    }),
    route({
      method: 'POST',
      path: '/console/sign-out',
      access: 'public',
      limit: 'pages',
      handle: async call => ({
        headers: { 'set-cookie': await endSession(deps, call) },
        redirect: '/console/sign-in',
      }),
    }),
  ];
}

function refusal(page: Page, onward: string, email: string, error: unknown): Reply {
  const isExpected = error instanceof AppError && (error.kind === 'unauthenticated' || error.kind === 'limited');
  if (!isExpected) throw error;
  return signInPage(page, onward, email, error);
}

function signInPage(page: Page, onward: string, email: string, error: AppError | undefined): Reply {
  const { words } = page;
  const address = `/console/sign-in${onward === '/console' ? '' : `?onward=${encodeURIComponent(onward)}`}`;
  const body = html`<section class="card narrow">
<h1>${words('signIn.title')}</h1>
${error && html`<p class="problem" role="alert">${words(error.kind === 'limited' ? 'tooOften' : 'signIn.wrong')}</p>`}
<form method="post" action="${address}">
<label for="email">${words('signIn.email')}</label>
<input id="email" name="email" type="email" autocomplete="username" maxlength="254" required value="${email}" ${autofocus(email === '')}>
<label for="password">${words('signIn.password')}</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="200" required ${autofocus(email !== '')}>
<button>${words('signIn.submit')}</button>
</form>
</section>`;
  return pageReply(page, {
    title: words('signIn.title'),
    body,
    address,
    ...(error ? { status: error.kind === 'limited' ? 429 : 401 } : {}),
    ...(error?.retryAfterSeconds ? { headers: { 'retry-after': String(error.retryAfterSeconds) } } : {}),
  });
}

function autofocus(wanted: boolean): Html | false {
  return wanted && html`autofocus`;
}

import { z } from 'zod';
import { AppError } from '../../base/errors.ts';
import { type Identity, type Route, type RouteOf, route } from '../../http/route.ts';

/** Where the API of practice mode lies: the desk's own API, over tickets that are made up. */
export const practicePath = '/practice';

/** What an operator in training reaches; reading alone where it is the real desk's, and nothing that writes an article. */
const mirrored: readonly { path: RegExp; method?: 'GET' }[] = [
  { path: /^\/api\/(?:tickets|customers|views|live|canned|macros)(?:\/(?!.*\/article$)|$)/ },
  { path: /^\/api\/(?:me|operators|desk)(?:\/|$)/, method: 'GET' },
];

// biome-ignore lint/suspicious/noExplicitAny: routes of every shape
type AnyRoute = RouteOf<any, any, any>;

/** The made-up desk of one operator. */
export type PracticeDesk = { routes: readonly Route[] };

export type PracticeDeps = {
  locales: readonly string[];
  /** Begins anew: the operator's desk is empty, and the first customer is on the way. */
  begin(operator: Identity, locale: string): Promise<void>;
  /** Ends it; nothing of it is kept. */
  end(operator: Identity): Promise<void>;
  /** The desk that was begun, if it is still open. */
  deskOf(operator: Identity): PracticeDesk | undefined;
};

/** The API of practice mode: every route of the desk that practice needs, led to the operator's own made-up desk. */
export function practiceRoutes(routes: readonly Route[], deps: PracticeDeps): Route[] {
  return [begin(deps), end(deps), ...routes.filter(isMirrored).map(one => mirror(one, deps))];
}

function isMirrored(one: Route): one is AnyRoute {
  if ('raw' in one || one.access !== 'operator') return false;
  return mirrored.some(({ path, method }) => path.test(one.path) && (method === undefined || method === one.method));
}

function mirror(real: AnyRoute, deps: PracticeDeps): Route {
  const { summary: _listed, ...rest } = real;
  return {
    ...rest,
    path: practicePath + real.path,
    handle: call => {
      const desk = call.operator && deps.deskOf(call.operator);
      const own = desk?.routes.find(one => one.path === real.path && one.method === real.method);
      if (!own || 'raw' in own) throw new AppError('conflict', 'no_practice', 'Practice has ended; begin it again');
      return own.handle(call);
    },
  };
}

function begin({ locales, begin }: PracticeDeps): Route {
  return route({
    method: 'POST',
    path: `${practicePath}/api/begin`,
    access: 'operator',
    limit: 'operator',
    body: z.strictObject({ locale: z.enum(locales) }),
    handle: async ({ operator, body }) => {
      if (operator) await begin(operator, body.locale);
      return { status: 204, empty: true };
    },
  });
}

function end({ end }: PracticeDeps): Route {
  return route({
    method: 'POST',
    path: `${practicePath}/api/end`,
    access: 'operator',
    limit: 'operator',
    body: z.strictObject({}).optional(),
    handle: async ({ operator }) => {
      if (operator) await end(operator);
      return { status: 204, empty: true };
    },
  });
}

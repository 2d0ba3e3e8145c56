import { z } from 'zod';
import { openApiDocument } from './openapi.ts';
import { type Route, route } from './route.ts';

const Alive = z.object({ status: z.literal('ok') });
const NotReady = z.object({ status: z.literal('not ready') });

/** Whether the process lives, whether it can serve, and what it offers; `routes` is everything the document describes. */
export function systemRoutes(deps: {
  routes: readonly Route[];
  version: string;
  sessionCookie: string;
  isReady(): Promise<boolean>;
}): Route[] {
  const document = openApiDocument(deps.routes, {
    title: 'Solodesk',
    version: deps.version,
    sessionCookie: deps.sessionCookie,
  });
  return [
    route({
      method: 'GET',
      path: '/healthz',
      access: 'public',
      limit: 'pages',
      summary: 'The process lives',
      replies: { 200: Alive },
      handle: ok,
    }),
    route({
      method: 'GET',
      path: '/readyz',
      access: 'public',
      limit: 'pages',
      summary: 'The desk can serve: its database answers',
      replies: { 200: Alive, 503: NotReady },
      handle: async () => ((await deps.isReady()) ? ok() : { status: 503, json: { status: 'not ready' } }),
    }),
    route({
      method: 'GET',
      path: '/api/openapi.json',
      access: 'public',
      limit: 'pages',
      handle: async () => ({ json: document }),
    }),
  ];
}

async function ok() {
  return { json: { status: 'ok' } };
}

import { z } from 'zod';
import { defaultMaxBody } from './guard/body.ts';
import type { Access, RawRoute, Route } from './route.ts';

type Json = { [key: string]: unknown };

export type ApiInfo = {
  title: string;
  version: string;
  /** Name of the operator's session cookie; default `session`. */
  sessionCookie?: string;
};

const errorBody = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

const mediaTypes = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  multipart: 'multipart/form-data',
} as const;

const securityOf: Record<Access, Json[]> = {
  public: [],
  signed: [{ signed: [] }],
  operator: [{ session: [] }, { apiToken: [] }],
  editor: [{ session: [] }, { apiToken: [] }],
  owner: [{ session: [] }, { apiToken: [] }],
};

/**
 * The OpenAPI 3.1 document of the routes that have a summary, from the same schemas that parse the requests.
 * Source: https://spec.openapis.org/oas/v3.1.1
 */
export function openApiDocument(routes: readonly Route[], info: ApiInfo): Json {
  const schemas = createSchemas();
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    if ('raw' in route || route.summary === undefined) continue;
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route, schemas) };
  }
  schemas.add('Error', errorBody, 'output');
  return {
    openapi: '3.1.1',
    info: { title: info.title, version: info.version },
    paths,
    components: { schemas: schemas.all, securitySchemes: securitySchemes(info) },
  };
}

function securitySchemes(info: ApiInfo): Json {
  return {
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: info.sessionCookie ?? 'session',
      description: 'An operator signed in.',
    },
    apiToken: { type: 'http', scheme: 'bearer', description: 'An API token; acts as the operator it names.' },
    signed: { type: 'http', scheme: 'bearer', description: 'A token bound to one conversation, or a signed link.' },
  };
}

function operation(route: Exclude<Route, RawRoute>, schemas: Schemas): Json {
  const id = operationId(route);
  const replies: Record<string, z.ZodType> = route.replies ?? {};
  const responses: Json = { default: response('An error', { $ref: '#/components/schemas/Error' }) };
  for (const [status, schema] of Object.entries(replies)) {
    responses[status] = response('Done', schemas.add(`${id}Reply${status}`, schema, 'output'));
  }
  if (Object.keys(replies).length === 0) responses['200'] = { description: 'Done' };
  return {
    operationId: id,
    summary: route.summary,
    security: securityOf[route.access],
    ...(route.access === 'owner' ? { description: 'Needs the role owner.' } : {}),
    parameters: [...parameters('path', route, schemas), ...parameters('query', route, schemas)],
    ...requestBody(route, schemas.add.bind(undefined, `${id}Body`)),
    responses,
  };
}

function response(description: string, schema: Json): Json {
  return { description, content: { 'application/json': { schema } } };
}

function requestBody(route: Exclude<Route, RawRoute>, add: (schema: z.ZodType, io: 'input') => Json): Json {
  const body: z.ZodType | undefined = route.body;
  if (body === undefined) return {};
  const mediaType = mediaTypes[route.bodyType ?? 'json'];
  return {
    requestBody: {
      required: !body.safeParse(undefined).success,
      description: `At most ${route.maxBody ?? defaultMaxBody} bytes.`,
      content: { [mediaType]: { schema: add(body, 'input') } },
    },
  };
}

function parameters(place: 'path' | 'query', route: Exclude<Route, RawRoute>, schemas: Schemas): Json[] {
  const declared: z.ZodType | undefined = place === 'path' ? route.params : route.query;
  const shape = declared instanceof z.ZodObject ? declared.shape : {};
  const names =
    place === 'path' ? [...route.path.matchAll(/\{(\w+)\}/g)].map(found => found[1] ?? '') : Object.keys(shape);
  return names.map(name => {
    const schema = shape[name];
    const isGiven = schema instanceof z.ZodType;
    return {
      name,
      in: place,
      required: place === 'path' || (isGiven && !schema.safeParse(undefined).success),
      schema: isGiven ? schemas.inline(schema) : { type: 'string' },
    };
  });
}

function operationId(route: Route): string {
  const words = route.path.split(/[^A-Za-z0-9]+/).filter(word => word !== '');
  return [route.method.toLowerCase(), ...words.map(word => word.charAt(0).toUpperCase() + word.slice(1))].join('');
}

type Schemas = {
  /** Puts a schema among the components and gives the reference to it. */
  add(name: string, schema: z.ZodType, io: 'input' | 'output'): Json;
  inline(schema: z.ZodType): Json;
  all: Record<string, unknown>;
};

function createSchemas(): Schemas {
  const all: Record<string, unknown> = {};
  return {
    all,
    add(name, schema, io) {
      const { $schema, $defs = {}, ...root } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
      // references inside point at the schema's own root; in one document they have to name a component
      const moved = (value: unknown) => renameReferences(value, name);
      all[name] = moved(root);
      for (const [inner, definition] of Object.entries($defs)) all[`${name}.${inner}`] = moved(definition);
      return { $ref: `#/components/schemas/${name}` };
    },
    inline(schema) {
      const { $schema, ...root } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
      return root;
    },
  };
}

function renameReferences(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map(item => renameReferences(item, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key !== '$ref' || typeof inner !== 'string') return [key, renameReferences(inner, name)];
      const target = inner === '#' ? name : inner.replace('#/$defs/', `${name}.`);
      return [key, `#/components/schemas/${target}`];
    }),
  );
}

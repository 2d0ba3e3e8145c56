import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openApiDocument } from '../../src/http/openapi.ts';
import { route } from '../../src/http/route.ts';

const Tree = z.object({
  name: z.string(),
  get kids() {
    return z.array(Tree);
  },
});

const handle = async () => ({ json: {} });
const document = openApiDocument(
  [
    route({
      method: 'GET',
      path: '/api/tickets/{number}',
      access: 'operator',
      summary: 'Shows a ticket',
      params: z.strictObject({ number: z.string().max(20) }),
      query: z.strictObject({ full: z.enum(['yes', 'no']).optional() }),
      replies: { 200: Tree },
      handle,
    }),
    route({
      method: 'POST',
      path: '/api/tickets/{number}',
      access: 'owner',
      summary: 'Changes a ticket',
      body: z.strictObject({ fields: z.json() }),
      maxBody: 5000,
      handle,
    }),
    route({ method: 'POST', path: '/support', access: 'public', summary: 'Asks', body: z.json().optional(), handle }),
    route({ method: 'GET', path: '/help', access: 'public', handle }),
  ],
  { title: 'Solodesk', version: '1.2.3', sessionCookie: 'desk' },
);

/** The little of OpenAPI that the tests walk over. */
const Operation = z.object({
  operationId: z.string().regex(/^\w+$/),
  summary: z.string().min(1),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(
    z.object({ name: z.string(), in: z.enum(['path', 'query']), required: z.boolean(), schema: z.looseObject({}) }),
  ),
  requestBody: z.object({ required: z.boolean(), content: z.record(z.string(), z.looseObject({})) }).optional(),
  responses: z.record(z.string().regex(/^(default|[1-5]\d\d)$/), z.looseObject({ description: z.string() })),
});
const Document = z.object({
  openapi: z.string().regex(/^3\.1\.\d$/),
  info: z.object({ title: z.string(), version: z.string() }),
  paths: z.record(z.string().startsWith('/'), z.partialRecord(z.enum(['get', 'post', 'put', 'delete']), Operation)),
  components: z.object({
    schemas: z.record(z.string().regex(/^[\w.-]+$/), z.looseObject({})),
    securitySchemes: z.looseObject({}),
  }),
});

describe('openApiDocument', () => {
  const parsed = Document.parse(document);
  const operations = Object.values(parsed.paths).flatMap(methods => Object.values(methods));

  it('lists every route with a summary, and no page', () => {
    expect(Object.keys(parsed.paths)).toEqual(['/api/tickets/{number}', '/support']);
    expect(Object.keys(parsed.paths['/api/tickets/{number}'] ?? {})).toEqual(['get', 'post']);
  });

  it('refers only to components that exist', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(found => found[1] ?? '');
    expect(references.length).toBeGreaterThan(5);
    for (const reference of references) {
      expect(reference).toMatch(/^#\/components\/schemas\//);
      expect(parsed.components.schemas).toHaveProperty([reference.split('/').at(-1) ?? '']);
    }
  });

  it('says who may call, by schemes that exist', () => {
    const schemes = operations.flatMap(operation => operation?.security.flatMap(Object.keys) ?? []);
    expect(parsed.paths['/support']?.post?.security).toEqual([]);
    expect(new Set(schemes)).toEqual(new Set(['session', 'apiToken']));
    for (const scheme of schemes) expect(parsed.components.securitySchemes).toHaveProperty(scheme);
  });

  it('describes parameters and bodies as the schemas do', () => {
    expect(parsed.paths['/api/tickets/{number}']?.get?.parameters).toEqual([
      { name: 'number', in: 'path', required: true, schema: { type: 'string', maxLength: 20 } },
      { name: 'full', in: 'query', required: false, schema: { type: 'string', enum: ['yes', 'no'] } },
    ]);
    expect(parsed.paths['/api/tickets/{number}']?.post?.parameters).toHaveLength(1);
    expect(parsed.paths['/api/tickets/{number}']?.post?.requestBody?.required).toBe(true);
    expect(parsed.paths['/support']?.post?.requestBody?.required).toBe(false);
  });

  it('gives each operation a name of its own', () => {
    const names = operations.map(operation => operation?.operationId);
    expect(new Set(names).size).toBe(names.length);
  });
});

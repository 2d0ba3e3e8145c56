import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import type { Fault } from './error-handler.ts';
import type { EventStream } from './event-stream.ts';

/**
 * Who may call a route. `public`: anybody. `signed`: the handler itself checks a credential bound to one thing (a conversation
 * token, a status link, a Bot Framework token). `editor` / `operator` / `owner`: a session cookie or a bearer API token of somebody with
 * at least that role (guard/roles.ts), checked before the handler.
 */
export type Access = 'public' | 'signed' | 'editor' | 'operator' | 'owner';

/** The operator behind a call, as the session or the API token names them. */
export type Identity = { id: string; name: string; role: 'owner' | 'operator' | 'editor'; via: 'session' | 'token' };

/** One parsed request. `params`, `query` and `body` have passed their schemas. */
export type Call<Params, Query, Body> = {
  params: Params;
  query: Query;
  body: Body;
  /** The client's address; from a proxy header only when the proxy is a configured one. */
  ip: string;
  /** First value of a request header, or undefined. */
  header(name: string): string | undefined;
  cookie(name: string): string | undefined;
  /** Set when access is `editor`, `operator` or `owner`. */
  operator: Identity | undefined;
  /** For `<script nonce>` and `<style nonce>` of an html reply; fresh for each request. */
  nonce: string;
};

export type Reply = { status?: number; headers?: Record<string, string | string[]> } & (
  | { json: unknown }
  /** Sent with the strict content security policy for `nonce`. */
  | {
      html: string;
      csp?: { connect?: string[]; img?: string[]; frame?: string[]; frameAncestors?: string[]; worker?: string[] };
    }
  /** A file of ours, by absolute path; `.br` and `.gz` beside it are used when the client takes them. */
  | { file: string; type: string; immutable?: boolean }
  | { text: string; type: string }
  | { redirect: string }
  /** Stays open as text/event-stream; called when its head has been sent. */
  | { stream: (stream: EventStream) => void }
  | { empty: true }
);

type Body<B> = z.ZodType<B>;

export type RouteOf<P, Q, B> = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With braces, one parameter a segment: `/api/tickets/{number}/claim`. */
  path: string;
  access: Access;
  /** One line for `/api/openapi.json`; routes without one are pages and not listed. */
  summary?: string;
  params?: z.ZodType<P>;
  query?: z.ZodType<Q>;
  body?: Body<B>;
  /** Default `json`. `form` = application/x-www-form-urlencoded. `json` bodies keep unknown fields only if the schema says so. */
  bodyType?: 'json' | 'form' | 'multipart';
  /** Bytes; default 64 KiB. */
  maxBody?: number;
  /** Name of a limit in `policy.yaml`, counted per client address. */
  limit?: string;
  /** Shape of the answer by status, for the OpenAPI document. */
  replies?: Record<number, z.ZodType>;
  handle: (call: Call<P, Q, B>) => Promise<Reply>;
  /** For a form that a browser sends without scripts: the page that stands for a refusal, a limit's too, in the place of JSON. */
  faultPage?: (fault: Fault, call: FaultCall) => Reply;
};

/** What is known of a call that was refused before it was read. */
export type FaultCall = { path: string; nonce: string; header(name: string): string | undefined };

/** A handler that wants node's own request and response (botbuilder's CloudAdapter); `body` is the parsed JSON. */
export type RawRoute = {
  method: 'POST';
  path: string;
  access: Access;
  maxBody?: number;
  limit?: string;
  raw: (req: IncomingMessage & { body: unknown }, res: ServerResponse) => Promise<void>;
};

// biome-ignore lint/suspicious/noExplicitAny: a list holds routes of every shape; each was checked where it was made
export type Route = RouteOf<any, any, any> | RawRoute;

/** Declares a route with its types inferred from its schemas. */
export function route<P = undefined, Q = undefined, B = undefined>(declared: RouteOf<P, Q, B>): Route {
  return declared;
}

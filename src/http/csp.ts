import type { Reply } from './route.ts';

/** What a page of ours may need beyond the strict policy. */
export type CspParts = NonNullable<Extract<Reply, { html: string }>['csp']>;

/**
 * Headers of an html reply: scripts and styles by nonce only, nothing framed, nothing from elsewhere, unless the page asks.
 * Throws when a source of the page could break out of its directive.
 */
export function pageHeaders(nonce: string, parts: CspParts = {}): Record<string, string> {
  const ancestors = parts.frameAncestors ?? [];
  const frameOptions = xFrameOptions(ancestors);
  return {
    'content-security-policy': contentSecurityPolicy(nonce, parts),
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    ...(frameOptions === undefined ? {} : { 'x-frame-options': frameOptions }),
  };
}

function contentSecurityPolicy(nonce: string, parts: CspParts): string {
  const directives: [string, string[]][] = [
    ['default-src', ["'none'"]],
    ['base-uri', ["'none'"]],
    ['form-action', ["'self'"]],
    ['frame-ancestors', parts.frameAncestors?.length ? parts.frameAncestors : ["'none'"]],
    ['script-src', [`'nonce-${nonce}'`, "'strict-dynamic'"]],
    ['style-src', [`'nonce-${nonce}'`]],
    ['font-src', ["'self'"]],
    ['img-src', ["'self'", 'data:', ...(parts.img ?? [])]],
    ['connect-src', ["'self'", ...(parts.connect ?? [])]],
    ['frame-src', parts.frame ?? []],
    ['worker-src', parts.worker ?? []],
  ];
  return directives
    .filter(([, sources]) => sources.length > 0)
    .map(([name, sources]) => `${name} ${sources.map(checked).join(' ')}`)
    .join('; ');
}

function checked(source: string): string {
  if (/^[^\s;,]+$/.test(source)) return source;
  throw new Error(`Content security policy: ${JSON.stringify(source)} is not one source`);
}

/** The old header can say "nobody" and "ourselves"; for anything else frame-ancestors speaks alone. */
function xFrameOptions(ancestors: readonly string[]): 'DENY' | 'SAMEORIGIN' | undefined {
  if (ancestors.length === 0 || (ancestors.length === 1 && ancestors[0] === "'none'")) return 'DENY';
  return ancestors.length === 1 && ancestors[0] === "'self'" ? 'SAMEORIGIN' : undefined;
}

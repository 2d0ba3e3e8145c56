import type { Config } from './config.ts';

/** Where browsers reach a desk that listens on `port`, without a trailing slash. */
export function publicAddress({ publicUrl, host }: Pick<Config, 'publicUrl' | 'host'>, port: number): string {
  return publicUrl ?? `http://${hostInAddress(host)}:${port}`;
}

/** An address that a browser on this machine can open, also when we listen on every interface or on IPv6. */
function hostInAddress(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

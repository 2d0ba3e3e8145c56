/** Where Microsoft's channels are served: Teams (public and government clouds) and the Bot Framework's own channels. */
const PUBLIC_HOSTS = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
  'botframework.com',
  'botframework.azure.us',
];
/** Of these, every subdomain belongs to the same owner; of trafficmanager.net anybody can register one. */
const WITH_SUBDOMAINS = ['botframework.com', 'botframework.azure.us'];

/**
 * Makes the test whether a `serviceUrl` may be posted to: https on the channels' hosts, or below one of the owner's addresses.
 * The bot sends its own access token to that address, so an address out of a message is never enough (abuse case 17).
 * Throws when an owner's address is not an absolute http(s) URL.
 */
export function serviceUrlPolicy(owners: readonly string[]): (serviceUrl: string) => boolean {
  const allowed = owners.map(ownersUrl);
  return serviceUrl => {
    const url = URL.parse(serviceUrl);
    if (url === null || url.username !== '' || url.password !== '') return false;
    return (
      isPublicChannel(url) ||
      allowed.some(owner => url.origin === owner.origin && isBelow(url.pathname, owner.pathname))
    );
  };
}

function ownersUrl(text: string): URL {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new Error(`allowedServiceUrls: "${text}" is not an absolute http(s) address`);
  }
  return url;
}

function isPublicChannel(url: URL): boolean {
  if (url.protocol !== 'https:' || url.port !== '') return false;
  return PUBLIC_HOSTS.includes(url.hostname) || WITH_SUBDOMAINS.some(domain => url.hostname.endsWith(`.${domain}`));
}

function isBelow(path: string, base: string): boolean {
  const folder = base.endsWith('/') ? base : `${base}/`;
  return path === base || path.startsWith(folder);
}

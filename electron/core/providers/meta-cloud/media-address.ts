import { isLoopbackHost, isLoopbackUrl } from '../base-address.ts';

/** The hosts of Meta's own that files come from; nobody else may see the token. */
const hosts = new Set(['graph.facebook.com', 'lookaside.fbsbx.com']);

/**
 * True for addresses from which a file is fetched, with the token: a webhook's address is a stranger's word, so only
 * Meta's own hosts count. Where Graph itself is on loopback (a test, a relay), loopback does too.
 */
export function mayFetch(url: string, graphUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password, port } = new URL(url);
  if (username !== '' || password !== '') return false;
  if (isLoopbackHost(hostname))
    return isLoopbackUrl(graphUrl) && (protocol === 'http:' || protocol === 'https:');
  return protocol === 'https:' && port === '' && hosts.has(hostname);
}

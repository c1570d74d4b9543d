import { isIP } from 'node:net';

import { isPublicAddress } from '../../platform/public-address.ts';
import { isLoopbackHost, isLoopbackUrl } from '../base-address.ts';

/**
 * True for addresses from which a file may be fetched: https on the open internet, without credentials. A webhook's
 * body is a stranger's word and must not make this computer ask its own network. Where the provider itself is on
 * loopback (a test, a relay), loopback is allowed too. What a name resolves to is checked by who connects.
 */
export function mayFetch(url: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  if (isLoopbackHost(hostname))
    return isLoopbackUrl(apiUrl) && (protocol === 'http:' || protocol === 'https:');
  return protocol === 'https:' && !isPrivateHost(hostname);
}

function isPrivateHost(hostname: string): boolean {
  const host = hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  if (isIP(host) !== 0) return !isPublicAddress(host);
  return !host.includes('.') || /\.(local|localhost|internal|lan|home|home\.arpa|intranet|corp)$/.test(host);
}

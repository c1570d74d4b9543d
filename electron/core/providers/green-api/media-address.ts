import { BlockList, isIP } from 'node:net';

import { isLoopbackHost, isLoopbackUrl } from './config.ts';

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
  const version = isIP(host);
  if (version !== 0) return reserved().check(host, version === 4 ? 'ipv4' : 'ipv6');
  return !host.includes('.') || /\.(local|localhost|internal|lan|home|home\.arpa|intranet|corp)$/.test(host);
}

/** Networks that are not the open internet (RFC 6890). `BlockList` matches IPv4-mapped IPv6 addresses too. */
function reserved(): BlockList {
  const list = new BlockList();
  const v4 = [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['224.0.0.0', 3],
  ] as const;
  const v6 = [
    ['::', 127],
    ['64:ff9b::', 96],
    ['fc00::', 7],
    ['fe80::', 10],
    ['ff00::', 8],
  ] as const;
  for (const [network, prefix] of v4) list.addSubnet(network, prefix, 'ipv4');
  for (const [network, prefix] of v6) list.addSubnet(network, prefix, 'ipv6');
  return list;
}

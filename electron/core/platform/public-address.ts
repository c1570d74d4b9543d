import ipaddr from 'ipaddr.js';

/**
 * True for an IP address of the open internet. False for this computer, its networks, addresses that only wrap another
 * one (6to4, NAT64, Teredo, the old `::a.b.c.d`: they lead to whatever they wrap) and whatever is no address. An IPv4
 * address written as `::ffff:a.b.c.d` is judged as what it is.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  const isWrapped = parsed instanceof ipaddr.IPv6 && parsed.parts.slice(0, 6).every((part) => part === 0);
  return !isWrapped && parsed.range() === 'unicast';
}

import ipaddr from 'ipaddr.js';

/**
 * True for an IP address of the open internet. False for this computer, its networks, addresses that only wrap another
 * one (6to4, NAT64, Teredo: they lead to whatever they wrap) and whatever is no address. An IPv4 address written as
 * IPv6 is judged as what it is.
 */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

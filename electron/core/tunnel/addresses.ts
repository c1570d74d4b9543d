import { isIP } from 'node:net';

/**
 * The longest public address: Meta takes 200 characters with the path behind it, and no path of ours is longer than 80.
 */
export const longestPublicAddress = 120;

export type AddressComplaint =
  'not-an-address' | 'not-https' | 'has-password' | 'has-query' | 'strange-path' | 'too-long';

export type ReadAddress =
  | { readonly kind: 'fine'; readonly url: string }
  | { readonly kind: 'wrong'; readonly complaint: AddressComplaint };

const plainPath = /^(?:\/[\w.~-]+)*$/;

/**
 * A public address as a person types it or a server gives it: a bare host means https, http is for this computer only, a
 * trailing slash goes. Reading its own output again changes nothing.
 */
export function readAddress(text: string): ReadAddress {
  const wrong = (complaint: AddressComplaint): ReadAddress => ({ kind: 'wrong', complaint });
  const typed = text.trim();
  const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
  if (url === null || /\s/.test(typed)) return wrong('not-an-address');
  const isHere = isThisComputer(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere)) return wrong('not-https');
  if (url.username !== '' || url.password !== '') return wrong('has-password');
  if (url.search !== '' || url.hash !== '' || /[?#]/.test(typed)) return wrong('has-query');
  if (!isHere && !url.hostname.includes('.') && !url.hostname.includes(':')) return wrong('not-an-address');
  const path = url.pathname.replace(/\/$/, '');
  if (!plainPath.test(path) || /%|\/\.{1,2}(?:\/|$)/.test(typed)) return wrong('strange-path');
  const address = `${url.origin}${path}`;
  return address.length > longestPublicAddress ? wrong('too-long') : { kind: 'fine', url: address };
}

/** A host name alone, as the owner set it up at Cloudflare; pasted as an address it is found all the same. */
export function readHostname(text: string): ReadAddress {
  const read = readAddress(text);
  if (read.kind === 'wrong') return read;
  const url = new URL(read.url);
  if (url.pathname !== '/' || url.port !== '') return { kind: 'wrong', complaint: 'strange-path' };
  if (isThisComputer(url.hostname) || isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0)
    return { kind: 'wrong', complaint: 'not-an-address' };
  return { kind: 'fine', url: url.hostname };
}

/** True for the names of this computer itself, as `URL.hostname` writes them. */
export function isThisComputer(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

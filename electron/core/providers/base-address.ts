import { isIP } from 'node:net';

import { z } from 'zod';

/** True for `http(s)://localhost`, `127.0.0.0/8` and `[::1]`. */
export function isLoopbackUrl(url: string): boolean {
  return URL.canParse(url) && isLoopbackHost(new URL(url).hostname);
}

/** The same for a host name as `URL.hostname` writes it. */
export function isLoopbackHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

export type BaseAddressOptions = {
  /** Shown when the text is no address at all. */
  readonly example: string;
  /** A provider's own complaint about an address that is otherwise fine; null = none. */
  readonly judge?: (url: URL) => string | null;
};

/**
 * A provider's base address as the owner types it: a bare host means https, http is for this computer only, a trailing
 * slash goes. Reading its own output again changes nothing.
 */
export function baseAddress(options: BaseAddressOptions) {
  return z
    .string()
    .trim()
    .min(1, 'The address is empty.')
    .transform((raw, context) => {
      const address = readAddress(raw, options);
      if (typeof address === 'string') return address;
      context.addIssue({ code: 'custom', message: address.complaint });
      return z.NEVER;
    });
}

function readAddress(raw: string, options: BaseAddressOptions): string | { complaint: string } {
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(raw) ? raw : `https://${raw}`;
  if (!URL.canParse(text)) return { complaint: `This is not an address. It looks like ${options.example}` };
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return { complaint: 'The address begins with https://' };
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) {
    return { complaint: 'Only https:// is allowed here: the token travels in the address.' };
  }
  if (url.username !== '' || url.password !== '')
    return { complaint: 'Leave user name and password out of the address.' };
  if (url.search !== '' || url.hash !== '')
    return { complaint: 'Leave everything from "?" or "#" on out of the address.' };
  const complaint = options.judge?.(url) ?? null;
  if (complaint !== null) return { complaint };
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

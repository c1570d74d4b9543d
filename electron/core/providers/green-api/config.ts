import { isIP } from 'node:net';

import { z } from 'zod';

/** Settings of one Green API instance. Addresses have a scheme and no trailing slash. */
export type GreenApiConfig = {
  readonly apiUrl: string;
  /** Where files are uploaded; every other call goes to `apiUrl`. */
  readonly mediaUrl: string;
  readonly idInstance: string;
  readonly receive: 'webhook' | 'polling';
};

export type GreenApiSecrets = {
  readonly apiTokenInstance: string;
  /** What Green API writes into the `Authorization` header of its webhooks. */
  readonly webhookToken: string;
};

const defaultMediaUrl = 'https://media.green-api.com';

const settings = z.looseObject({
  apiUrl: baseAddress(),
  mediaUrl: baseAddress().optional(),
  idInstance: z
    .union([z.string().trim(), z.number().int().transform(String)])
    .pipe(
      z
        .string()
        .regex(/^\d{1,20}$/, 'The instance id is a number, as on the card of the instance in the console.'),
    ),
  receive: z.enum(['webhook', 'polling'], 'Choose "webhook" or "polling".'),
});

/**
 * Reads what the owner typed: a bare host means https, http is for this computer only, a trailing slash goes.
 * Reading its own output again changes nothing.
 */
export const configSchema: z.ZodType<GreenApiConfig> = settings.transform((config) => ({
  apiUrl: config.apiUrl,
  mediaUrl: config.mediaUrl ?? (isLoopbackUrl(config.apiUrl) ? config.apiUrl : defaultMediaUrl),
  idInstance: config.idInstance,
  receive: config.receive,
}));

export const secretsSchema: z.ZodType<GreenApiSecrets> = z.object({
  apiTokenInstance: z
    .string()
    .trim()
    .min(1, 'Paste the apiTokenInstance from the console.')
    .max(200, 'This is too long for an apiTokenInstance.')
    .regex(/^[\w.~-]+$/, 'A token has only letters, digits and dashes: no spaces, no slashes.'),
  webhookToken: z
    .string()
    .trim()
    .min(1, 'The webhook token is empty.')
    .max(500, 'The webhook token is too long.')
    // It travels in an HTTP header.
    .regex(/^[\x20-\x7e]+$/, 'The webhook token may have only Latin letters, digits and signs.'),
});

/** True for `http(s)://localhost`, `127.0.0.0/8` and `[::1]`. */
export function isLoopbackUrl(url: string): boolean {
  return URL.canParse(url) && isLoopbackHost(new URL(url).hostname);
}

/** The same for a host name as `URL.hostname` writes it. */
export function isLoopbackHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function baseAddress() {
  return z
    .string()
    .trim()
    .min(1, 'The address is empty.')
    .transform((raw, context) => {
      const address = readAddress(raw);
      if (typeof address === 'string') return address;
      context.addIssue({ code: 'custom', message: address.complaint });
      return z.NEVER;
    });
}

function readAddress(raw: string): string | { complaint: string } {
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(raw) ? raw : `https://${raw}`;
  if (!URL.canParse(text))
    return { complaint: 'This is not an address. It looks like https://1103.api.green-api.com' };
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
  if (/\/waInstance\d/i.test(url.pathname)) {
    return { complaint: 'Only the beginning of the address, without /waInstance… and the token.' };
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

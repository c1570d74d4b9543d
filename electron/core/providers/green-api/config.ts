import { z } from 'zod';

import { baseAddress, isLoopbackUrl } from '../base-address.ts';

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

const addressOptions = {
  example: 'https://1103.api.green-api.com',
  judge: (url: URL) =>
    /\/waInstance\d/i.test(url.pathname)
      ? 'Only the beginning of the address, without /waInstance… and the token.'
      : null,
};

const settings = z.looseObject({
  apiUrl: baseAddress(addressOptions),
  mediaUrl: baseAddress(addressOptions).optional(),
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

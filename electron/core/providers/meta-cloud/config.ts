import { z } from 'zod';

import { baseAddress } from '../base-address.ts';

/** Settings of one number of the Cloud API. The address has a scheme and no trailing slash. */
export type MetaConfig = {
  readonly graphUrl: string;
  /** Of the Graph API: Meta would choose one by itself where none is pinned, and shapes differ. */
  readonly version: string;
  readonly phoneNumberId: string;
  /** Of the WhatsApp Business account (WABA). */
  readonly businessAccountId: string;
  /** Null = asked of Meta by the token. */
  readonly appId: string | null;
};

export type MetaSecrets = {
  readonly accessToken: string;
  /** The key of the signatures of webhooks, and half of the app's own token. */
  readonly appSecret: string;
  /** What Meta repeats when it is told our address. */
  readonly verifyToken: string;
};

const defaultGraphUrl = 'https://graph.facebook.com';
/** The newest version that this adapter was written against. Meta keeps each for about two years. */
const defaultVersion = 'v25.0';

const id = (where: string) =>
  z
    .union([z.string().trim(), z.number().int().transform(String)])
    .pipe(z.string().regex(/^\d{1,30}$/, `This id is a number: ${where}.`));

const settings = z.looseObject({
  graphUrl: baseAddress({
    example: defaultGraphUrl,
    judge: (url) =>
      /\/v\d+\.\d+/.test(url.pathname) ? 'Only the beginning of the address, without the version.' : null,
  }).optional(),
  version: z
    .string()
    .trim()
    .regex(/^v\d{1,3}\.\d{1,2}$/, `A version looks like ${defaultVersion}.`)
    .optional(),
  phoneNumberId: id('"Phone number ID" under WhatsApp → API setup'),
  businessAccountId: id('"WhatsApp Business account ID" under WhatsApp → API setup'),
  appId: id('"App ID" at the top of the app’s page').nullish(),
});

/** Reads what the owner typed. Reading its own output again changes nothing. */
export const configSchema: z.ZodType<MetaConfig> = settings.transform((config) => ({
  graphUrl: config.graphUrl ?? defaultGraphUrl,
  version: config.version ?? defaultVersion,
  phoneNumberId: config.phoneNumberId,
  businessAccountId: config.businessAccountId,
  appId: config.appId ?? null,
}));

const key = (name: string, where: string) =>
  z
    .string()
    .trim()
    .min(1, `Paste the ${name}: ${where}.`)
    .max(2000, `This is too long for the ${name}.`)
    // They travel in HTTP headers.
    .regex(/^[\x21-\x7e]+$/, `The ${name} has only Latin letters, digits and signs, and no spaces.`);

export const secretsSchema: z.ZodType<MetaSecrets> = z.object({
  accessToken: key('access token', 'of a system user of your business'),
  appSecret: key('app secret', 'App settings → Basic'),
  verifyToken: key('verify token', 'any word of your own'),
});

import { z } from 'zod';

import { baseAddress } from '../base-address.ts';

/** Settings of one Wazzup24 channel. `apiUrl` has a scheme, no trailing slash and no `/v3`. */
export type WazzupConfig = {
  readonly apiUrl: string;
  /** Wazzup24's own id of the number, from its list of channels. */
  readonly channelId: string;
};

export type WazzupSecrets = {
  readonly apiKey: string;
  /** The last part of the address that Wazzup24 posts to: its only proof. */
  readonly hookSecret: string;
};

const defaultApiUrl = 'https://api.wazzup24.com';

const settings = z.looseObject({
  apiUrl: baseAddress({ example: defaultApiUrl, judge }).optional(),
  channelId: z
    .string()
    .trim()
    .min(1, 'Paste the channel id from Wazzup24.')
    .max(100, 'This is too long for a channel id.')
    .regex(
      /^[\w.~-]+$/,
      'A channel id looks like b96a353b-51f1-4cac-8413-ba1e5e5f981a: no spaces, no slashes.',
    ),
});

/** Reads what the owner typed: a bare host means https, http is for this computer only. Reading its own output again changes nothing. */
export const configSchema: z.ZodType<WazzupConfig> = settings.transform(({ apiUrl, channelId }) => ({
  apiUrl: (apiUrl ?? defaultApiUrl).replace(/\/v3$/, ''),
  channelId,
}));

export const secretsSchema: z.ZodType<WazzupSecrets> = z.object({
  apiKey: z
    .string()
    .trim()
    .min(1, 'Paste the API key from Wazzup24 (Integrations, API).')
    .max(500, 'This is too long for an API key.')
    .regex(/^[\x21-\x7e]+$/, 'An API key has only Latin letters, digits and signs: no spaces.'),
  hookSecret: z
    .string()
    .trim()
    .min(8, 'The secret of the address is too short: others could guess it. Leave it out to have one made.')
    .max(100, 'The secret of the address is too long: Wazzup24 takes addresses of up to 200 letters.')
    // It stands in an address as it is.
    .regex(/^[\w.~-]+$/, 'The secret of the address may have only Latin letters, digits and dashes.'),
});

/** A product of the same name has an address of its own; ours is version 3. */
function judge(url: URL): string | null {
  return /^tech\.wazzup24\./i.test(url.hostname) || /\/v2\/?$/.test(url.pathname)
    ? `This is the address of another product of Wazzup24. Deskbell needs ${defaultApiUrl}`
    : null;
}

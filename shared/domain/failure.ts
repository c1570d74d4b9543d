/**
 * Why a message did not go, in terms that the owner understands: each code has words in both languages
 * (the `failures` file of each language). The provider's own words are kept beside it as `detail`.
 */
export const failureCodes = [
  'not-on-whatsapp',
  'invalid-recipient',
  'not-in-group',
  'group-too-large',
  'text-too-long',
  'file-too-large',
  'file-missing',
  'quota-exceeded',
  'rate-limited',
  'signed-out',
  'keys-wrong',
  'number-blocked',
  'instance-starting',
  'provider-unreachable',
  'provider-error',
  'refused-by-provider',
  'no-answer',
  'interrupted',
  'waited-too-long',
  'channel-removed',
] as const;
export type FailureCode = (typeof failureCodes)[number];

/** A failure with the provider's own words, already free of tokens and phone lists. */
export type Failure = { readonly code: FailureCode; readonly detail: string | null };

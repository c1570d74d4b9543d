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
  'window-closed',
  'template-refused',
  'payment-problem',
  'opted-out',
  'no-permission',
  'cannot-write-first',
  'no-public-address',
] as const;
export type FailureCode = (typeof failureCodes)[number];

/**
 * A failure with the provider's own words, already free of tokens and phone lists; or with one of our sayings in its
 * stored form (`writeSaying`), where we know more than the code says.
 */
export type Failure = { readonly code: FailureCode; readonly detail: string | null };

/** What each failure means, in English for API users; the screens have their own words in both languages. */
export const failureWords: Record<FailureCode, string> = {
  'not-on-whatsapp': 'This phone is not on WhatsApp.',
  'invalid-recipient': 'The recipient is not a valid WhatsApp address.',
  'not-in-group': 'This number is not a member of the group any more.',
  'group-too-large': 'The group is too large for this number to write to.',
  'text-too-long': 'The text is longer than WhatsApp takes.',
  'file-too-large': 'The file is larger than WhatsApp takes.',
  'file-missing': 'The file is not on this computer any more.',
  'quota-exceeded': 'The plan of this number is used up.',
  'rate-limited': 'The provider asks to send more slowly.',
  'signed-out': 'WhatsApp signed this number out.',
  'keys-wrong': 'The provider does not accept the keys of this number.',
  'number-blocked': 'WhatsApp has blocked this number.',
  'instance-starting': 'The number is just starting at the provider.',
  'provider-unreachable': 'The provider could not be reached.',
  'provider-error': 'The provider had an error of its own.',
  'refused-by-provider': 'The provider refused the message.',
  'no-answer': 'The provider gave no answer, so it is not certain whether the message was sent.',
  interrupted: 'Deskbell was interrupted while sending, so it is not certain whether the message was sent.',
  'waited-too-long': 'The message waited too long and was not sent any more.',
  'channel-removed': 'The number has been removed from Deskbell.',
  'window-closed': 'The customer wrote more than 24 hours ago: only an approved template may be sent now.',
  'template-refused': 'WhatsApp does not take this template as it is.',
  'payment-problem': 'WhatsApp has a problem with the payment for this number.',
  'opted-out': 'The customer has told WhatsApp to get no such messages.',
  'no-permission': 'The keys have no permission for this number.',
  'cannot-write-first': 'The plan of this number allows no message before the customer writes.',
  'no-public-address':
    'The provider fetches files from this computer, which cannot be reached from outside. Set up a public address.',
};

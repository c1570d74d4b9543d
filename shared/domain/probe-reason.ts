/** Why a key that was typed does not fit, or why nobody can tell: each is said in the words of the screens' language. */
export const probeReasons = [
  'misshapen',
  'too-slow',
  'no-answer',
  'busy',
  'not-green-api',
  'not-wazzup24',
  'green-token',
  'green-instance',
  'meta-unclear',
  'meta-token',
  'meta-token-over',
  'meta-permissions',
  'meta-temporary',
  'meta-other-app',
  'meta-secret',
  'meta-other-account',
  'meta-no-numbers',
  'meta-not-a-number',
  'meta-number-denied',
  'meta-account-denied',
  'wazzup-key',
  'wazzup-no-numbers',
  'wazzup-no-channel',
  'wazzup-other-messenger',
] as const;
export type ProbeReason = (typeof probeReasons)[number];

/** A reason with what its sentence names: ids, hours, and what the provider itself has said (`said`). */
export type ProbeWhy = { readonly reason: ProbeReason; readonly values: Readonly<Record<string, string>> };

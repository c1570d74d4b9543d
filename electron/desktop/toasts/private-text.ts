const hidden = '••••';

/**
 * What a toast shows of a customer's words. A toast stands over whatever is on the screen and may be seen by a customer
 * at the desk; so what opens accounts is left out: numbers of cards and accounts but for their last four digits,
 * passwords and codes that are named as such, long keys, and what follows the `?` of a link. A phone with its `+` and
 * prices of a conversation stay: they are what the message is about.
 */
export function withoutSecrets(text: string): string {
  return text
    .replace(/\b(https?:\/\/[^\s?#]+)[?#]\S*/giu, '$1?…')
    .replace(accountNumber, (found) => hidden + found.replace(/ /g, '').slice(-4))
    .replace(longNumber, (found) => hidden + found.replace(/\D/g, '').slice(-4))
    .replace(namedSecret, (_found, name: string) => `${name}${hidden}`)
    .replace(longKey, (found) => (/\d/.test(found) && /[a-z]/i.test(found) ? hidden : found));
}

/** An IBAN, with or without its spaces. */
const accountNumber = /\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,4})?\b/g;
/** Twelve digits and more, also in groups; a phone begins with a plus. */
const longNumber = /(?<![+\d])(?<!\+[\d -]{1,20})\d(?:[ -]?\d){11,}/g;
/** "password: qwerty", "CVV 123", "код 4821": what stands behind such a word and has a digit, or behind its colon. */
const namedSecret =
  /((?<![\p{L}\d])(?:password|passcode|pin|cvv|cvc|code|пароль|пин(?:-?код)?|код)(?![\p{L}\d])(?:\s*[:=]\s*(?=\S)|\s+(?=\S*\d)))\S+/giu;
/** Keys of programs, in one piece. */
const longKey = /(?<![\p{L}\d/.@])[\w-]{24,}(?![\p{L}\d])/gu;

import { maskText } from '../../platform/mask.ts';
import { maskDigits, type KnownPhones } from './digits.ts';

/** What must not leave this computer, and how to tell ids apart without showing them. */
export type Known = {
  /** Values of the secrets, as they are kept. */
  readonly secrets: readonly string[];
  readonly phones: KnownPhones;
  /** A few characters that are the same for the same text, within one file only. */
  readonly digest: (text: string) => string;
};

/** Takes secrets, tokens, addresses beyond their host, home folders, mail addresses and phones out of a text. */
export type MaskText = (text: string, options?: { readonly isTime?: boolean }) => string;

/** Texts that nobody would call a secret are no reason to tear holes into every word. */
const shortestSecret = 4;

const url = /\b([a-z][a-z0-9+.-]*:\/\/)(?:[^\s/?#"'<>@]*@)?([^\s/?#"'<>]+)([^\s"'<>]*)/gi;
const mail =
  /([\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]*@((?!(?:c|g)\.us\b|s\.whatsapp\.net\b)[\p{L}\p{N}-]+\.[\p{L}.]{2,})/gu;
/** Whoever uses this computer is named by the home folder, also where another folder stands below it. */
const homeFolder =
  /(?<![\w.-])(?:\/(?:home|Users)\/[^\s/"'<>]+|[a-z]:\\{1,2}(?:Users|Documents and Settings)\\{1,2}(?:[^\\/"'<>\n]{1,60}(?=\\)|[^\s\\/"'<>]+))/gi;
const jsonWebToken = /\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?/g;
/** WhatsApp's message ids carry the customer's phone in base64. */
const messageId = /\bwamid\.[A-Za-z0-9+/_=-]+/g;
const token = /[A-Za-z0-9+/_-]{10,}={0,2}/g;
/** Longer than any id that a person needs to see: a key, a signature, a hash. */
const longestId = 39;

/** A mask for everything that goes out together. */
export function createTextMask(known: Known): MaskText {
  const withoutSecrets = createSecretMask(known.secrets);
  return (text, options = {}) => {
    const masked = maskText(withoutSecrets(text))
      .replace(url, (_all, scheme: string, host: string, rest: string) =>
        rest === '' || rest === '/' ? `${scheme}${host}${rest}` : `${scheme}${host}/…`,
      )
      .replace(homeFolder, '~')
      .replace(jsonWebToken, '•••')
      .replace(messageId, (id) => `wamid.#${known.digest(id)}`)
      .replace(token, (word) => maskToken(word, known))
      .replace(mail, '$1•••@$2');
    return maskDigits(masked, known.phones, options);
  };
}

function maskToken(word: string, known: Known): string {
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-/i.test(word) || /^[\d+-]+$/.test(word)) return word;
  if ([0, 1, 2, 3].some((start) => /\d{7}/.test(decoded(word.slice(start))))) return `#${known.digest(word)}`;
  // Words of a path or a name with dashes hold no digits.
  return word.length > longestId && /\d/.test(word) ? '•••' : word;
}

function decoded(word: string): string {
  return Buffer.from(word, 'base64').toString('latin1');
}

/** Blots out the configured secrets, however they are written. */
export function createSecretMask(secrets: readonly string[]): (text: string) => string {
  const pattern = secretPattern(secrets);
  return (text) => (pattern === null ? text : text.replace(pattern, '•••'));
}

/** Every way in which a secret may be written; null when there is none. */
function secretPattern(secrets: readonly string[]): RegExp | null {
  const written = secrets
    .filter(({ length }) => length >= shortestSecret)
    .flatMap((secret) => [
      secret,
      encodeURIComponent(secret.toWellFormed()),
      JSON.stringify(secret).slice(1, -1),
      Buffer.from(secret).toString('base64').replace(/=+$/, ''),
      Buffer.from(secret).toString('base64url'),
    ]);
  const longestFirst = [...new Set(written)].sort((a, b) => b.length - a.length);
  return longestFirst.length === 0 ? null : new RegExp(longestFirst.map(escaped).join('|'), 'gi');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

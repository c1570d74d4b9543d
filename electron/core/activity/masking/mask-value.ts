import { maskDigits } from './digits.ts';
import { createSecretMask, createTextMask, type Known, type MaskText } from './mask-text.ts';

export type MaskOptions = {
  /** The owner wants names and texts to be readable; secrets, addresses and phones are masked all the same. */
  readonly withTexts: boolean;
  /** Names under which a document of ours holds words of the program itself, which may be read. */
  readonly ourWords?: RegExp;
};

/** Everything that goes out together is masked by one of these, so that equal ids stay equal in it. */
export type Mask = {
  readonly text: MaskText;
  /** A text that was put together of masked parts: secrets and known phones only, once more. */
  readonly sure: (text: string) => string;
  /** A body or a document: any JSON value. Words under names that are not known to be technical become their lengths. */
  readonly value: (value: unknown, options: MaskOptions) => unknown;
  /** A raw body: JSON as above, written on one line; anything else as its length. */
  readonly body: (body: string, options: MaskOptions) => unknown;
};

/** Deeper than any provider writes. */
const deepest = 40;
const longestText = 20_000;

const secretName =
  /token|password|passwd|secret|authorization|cookie|api_?key|signature|^(hash|key|pin|qr\w*)$/i;
/** Names under which a provider writes a word of its own protocol. */
const wordName =
  /^(type\w*|status|state\w*|event|eventtype|kind|way|source|field|object|chat_?type|messaging_product|mime_?type|category|language|time_?zone|transport|origin|direction|provider|level|theme|security|carrier|code)$/i;
const word = /^[A-Za-z][\w.+/;=-]{0,79}(?: codecs=\w+)?$/;
/** Names under which an id stands; one that is a phone is masked as such. */
const idName =
  /^(\w*_?id|id\w*|wid|sender|from|to|recipient|number|version|biz_opaque_callback_data|display_phone_number|server|host)$/i;
const id = /^(?=.*\d)[\w.:@+=/()-]{1,200}$/;
const timeName = /([tT]ime|[dD]ate|[sS]tamp|[eE]xpir\w*|[uU]ntil|_at|[a-z]At)$/;
const time = /^\d{4}-\d{2}-\d{2}(?:[T ][\d:.+Z-]*)?$|^\d{10}(?:\d{3})?$/;
const clockTime = /^\d{1,2}:\d{2}(?::\d{2})?$/;
const measureName = /(size|length|bytes|count|duration|seconds|code|total|seq)$/i;
const placeName = /^(lat|lng|lon|latitude|longitude)$/i;
const plainKey = /^[\w.$@-]{1,64}$/;

/** Makes the mask of one export or one bundle. */
export function createMask(known: Known): Mask {
  const text = createTextMask(known);
  const withoutSecrets = createSecretMask(known.secrets);

  const string = (value: string, name: string, options: MaskOptions, depth: number): unknown => {
    if (secretName.test(name)) return value === '' ? '' : '•••';
    if (clockTime.test(value)) return value;
    if (timeName.test(name) && time.test(value)) return text(value, { isTime: true });
    if (wordName.test(name) && word.test(value)) return text(value);
    if (idName.test(name) && id.test(value)) return text(value);
    if (options.ourWords?.test(name)) return text(value, { isTime: time.test(value) });
    const nested = documentIn(value);
    if (nested !== null) return mask(nested, name, options, depth + 1);
    if (!options.withTexts) return lengthOf(value);
    return text(value.length > longestText ? `${value.slice(0, longestText)}…` : value);
  };
  const number = (value: number, name: string): unknown => {
    if (placeName.test(name)) return '•••';
    const isTime = timeName.test(name) || measureName.test(name);
    const written = String(value);
    const shown = text(written, { isTime });
    return shown === written ? value : shown;
  };
  const mask = (value: unknown, name: string, options: MaskOptions, depth: number): unknown => {
    if (typeof value === 'string') return string(value, name, options, depth);
    if (typeof value === 'number') return secretName.test(name) ? '•••' : number(value, name);
    if (typeof value !== 'object' || value === null) return value;
    if (depth > deepest) return '…';
    if (Array.isArray(value)) return value.map((item) => mask(item, name, options, depth + 1));
    return object(value, options, depth);
  };
  const object = (value: object, options: MaskOptions, depth: number): Record<string, unknown> => {
    const masked = new Map<string, unknown>();
    for (const [key, member] of Object.entries(value)) {
      const shown = plainKey.test(key) || options.withTexts ? text(key) : lengthOf(key);
      const free = masked.has(shown) ? `${shown} (${masked.size})` : shown;
      masked.set(free, mask(member, key, options, depth + 1));
    }
    return Object.fromEntries(masked);
  };

  return {
    text,
    sure: (written) => maskDigits(withoutSecrets(written), known.phones, { isTime: true }),
    value: (value, options) => mask(value, '', options, 0),
    body(body, options) {
      const document = parsed(body);
      if (document !== undefined) return mask(document, '', options, 0);
      return options.withTexts ? text(body.slice(0, longestText)) : lengthOf(body);
    },
  };
}

/** What is left of a text that is not shown. */
function lengthOf(text: string): string {
  return text === '' ? '' : `[${Array.from(text).length} characters]`;
}

/** An object or list that was written into a string. */
function documentIn(text: string): object | null {
  if (!/^\s*[[{]/.test(text)) return null;
  const value = parsed(text);
  return typeof value === 'object' ? value : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

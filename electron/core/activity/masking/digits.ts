/** Which phones are known: those of customers, of the shop's numbers, and everything else under which people are reached. */
export type KnownPhones = {
  /** True when digits hold a known phone, with or without its country code. */
  readonly isIn: (digits: string) => boolean;
};

/** So many digits at the end of a phone tell it apart, however its country is written. */
const tail = 8;
const shortest = 7;

/** Remembers phones by their last digits; anything with fewer than seven digits is none. */
export function knownPhones(phones: Iterable<string>): KnownPhones {
  const tails = new Set<string>();
  for (const phone of phones) {
    const digits = asciiDigits(phone).replace(/\D/g, '');
    if (digits.length >= shortest) tails.add(digits.slice(-tail));
  }
  const lengths = [...new Set([...tails].map(({ length }) => length))];
  return {
    isIn: (digits) =>
      lengths.some((length) => {
        for (let start = 0; start + length <= digits.length; start += 1)
          if (tails.has(digits.slice(start, start + length))) return true;
        return false;
      }),
  };
}

/** Digits with what people write between them; a line end is the end. */
const candidate = /\+?\d(?:[ \t().\-/\u00a0\u2010-\u2013\u202f]{0,3}\d){6,}/g;
/** A day, a moment, an id of ours: digits that are no phone. */
const noPhone =
  /(?<!\d)\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(?!\d)|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/**
 * Masks the phones in a text down to their last two digits: known ones wherever they stand, and whatever looks like one.
 * `isTime`: the text is a moment or a size, where only known phones are masked.
 */
export function maskDigits(text: string, known: KnownPhones, { isTime = false } = {}): string {
  const masked = asciiDigits(text).replace(candidate, (written) => {
    const digits = written.replace(/\D/g, '');
    return known.isIn(digits) ? ended(digits) : written;
  });
  if (isTime) return masked;
  const pieces: string[] = [];
  let position = 0;
  for (const spared of masked.matchAll(noPhone)) {
    pieces.push(maskLikely(masked.slice(position, spared.index)), spared[0]);
    position = spared.index + spared[0].length;
  }
  return [...pieces, maskLikely(masked.slice(position))].join('');
}

/** Masks what looks like a phone; digits within a word are an id. */
function maskLikely(text: string): string {
  return text.replace(candidate, (written: string, offset: number) => {
    const digits = written.replace(/\D/g, '');
    const beside = [text.charAt(offset - 1), text.charAt(offset + written.length)];
    if (beside.some((letter) => /[\p{L}_]/u.test(letter))) return written;
    return digits.length <= 15 || /\d{7}/.test(written) ? ended(digits) : written;
  });
}

function ended(digits: string): string {
  return `•••${digits.slice(-2)}`;
}

/** The zeros of scripts whose digits may be typed for a phone. */
const zeros = [0x0660, 0x06f0, 0x0966, 0xff10];

/** Digits of other scripts as ASCII ones: a phone is one in any of them. */
function asciiDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]/g, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = zeros.find((first) => code >= first && code < first + 10) ?? code;
    return String(code - zero);
  });
}

import { foldForSearch, searchDigits } from '#shared/domain/search-text.ts';

/** The beginning of a body as one line of at most 200 characters: what a row shows. */
export function firstLineOf(body: Uint8Array): string {
  // A cut may fall into the middle of a character.
  const text = new TextDecoder().decode(body).replace(/\ufffd+$/, '');
  return unescaped(text).replace(/\s+/g, ' ').trim().slice(0, 200).toWellFormed();
}

/** A body as text; bytes that are none become replacement characters. */
export function textOfBody(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}

/** Of a longer body only the beginning is searched, in bytes. */
const searched = 512 * 1024;

/**
 * Tells whether a body holds a text: in any case, ё as е, also where the sender has written letters as \\u codes. Digits
 * are found however the phone was typed.
 */
export function bodyMatcher(text: string): (body: Uint8Array) => boolean {
  const wanted = [foldForSearch(text), searchDigits(text)].filter((needle) => needle !== null);
  return (body) => {
    const plain = foldForSearch(unescaped(textOfBody(body.subarray(0, searched))));
    return wanted.some((needle) => plain.includes(needle));
  };
}

/** Letters instead of their JSON codes; a code that is no letter stays. */
function unescaped(text: string): string {
  if (!text.includes('\\u')) return text;
  return text.replace(/\\u([0-9a-f]{4})/gi, (written, code: string) => {
    const value = Number.parseInt(code, 16);
    return value < 0x20 ? written : String.fromCharCode(value);
  });
}

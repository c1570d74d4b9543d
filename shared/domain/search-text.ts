/**
 * The form in which text is indexed and queries are asked: lower case, composed, ё as е.
 * SQLite's tokenizer folds case and Latin accents but leaves ё alone.
 */
export function foldForSearch(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е');
}

/** The words of a query, folded; punctuation separates, so nothing of FTS5's syntax can be typed by accident. */
export function searchWords(query: string): string[] {
  return foldForSearch(query).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The digits of a query that looks like (part of) a phone, three at least; null when it is words. */
export function searchDigits(query: string): string | null {
  if (/[^\d\s()+.-]/.test(query)) return null;
  const digits = query.replace(/\D/g, '');
  return digits.length >= 3 ? digits : null;
}

/** A piece of a snippet: `matched` pieces are the ones to mark. */
export type SnippetPart = { readonly text: string; readonly matched: boolean };

/**
 * The part of a text around its first match, split into matched and other pieces, about `radius` characters before
 * it and twice as many after. Words match from their beginning, as the index does; accents on Latin letters do not
 * count, as in the index.
 */
export function snippetOf(text: string, query: string, radius = 60): SnippetPart[] {
  const words = searchWords(query).map(foldInPlace);
  const plain = text.normalize('NFC');
  const ranges = [...foldInPlace(plain).matchAll(/[\p{L}\p{N}]+/gu)].flatMap((found) => {
    const lengths = words.filter((word) => found[0].startsWith(word)).map((word) => word.length);
    return lengths.length === 0 ? [] : [{ start: found.index, end: found.index + Math.max(...lengths) }];
  });
  const first = ranges[0]?.start ?? 0;
  const start = betweenCharacters(plain, Math.max(0, first - radius));
  const end = betweenCharacters(plain, Math.min(plain.length, first + radius * 2));
  const parts: SnippetPart[] = start > 0 ? [{ text: '…', matched: false }] : [];
  let position = start;
  const add = (to: number, matched: boolean) => {
    if (to > position) parts.push({ text: plain.slice(position, to), matched });
    position = Math.max(position, to);
  };
  for (const range of ranges) {
    if (range.start >= end) break;
    add(range.start, false);
    add(Math.min(range.end, end), true);
  }
  add(end, false);
  if (end < plain.length) parts.push({ text: '…', matched: false });
  return parts;
}

/**
 * Lower case, ё as е, Latin letters without accents, each character in as many places as it had: positions in the
 * result are positions in the text. A character whose folded form is longer (İ) stays as it is.
 */
function foldInPlace(text: string): string {
  return Array.from(text, (character) => {
    const lower = character.toLowerCase().replace('ё', 'е');
    const bare = /\p{Script=Latin}/u.test(lower) ? lower.normalize('NFD').replace(/\p{M}/gu, '') : lower;
    return bare.length === character.length ? bare : character;
  }).join('');
}

/** A position moved back when it is in the middle of a character of two units (an emoji). */
function betweenCharacters(text: string, position: number): number {
  const unit = text.charCodeAt(position);
  return position > 0 && unit >= 0xdc00 && unit <= 0xdfff ? position - 1 : position;
}

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
 * The part of a text around its first match, split into matched and other pieces, at most `radius` characters
 * to each side. Words match from their beginning, as the index does.
 */
export function snippetOf(text: string, query: string, radius = 60): SnippetPart[] {
  const words = searchWords(query);
  // Folding keeps the length for NFC text, so positions in the folded text are positions in the text.
  const plain = text.normalize('NFC');
  const folded = plain.toLowerCase().replaceAll('ё', 'е');
  const ranges = [...folded.matchAll(/[\p{L}\p{N}]+/gu)].flatMap((found) => {
    const word = words.find((candidate) => found[0].startsWith(candidate));
    return word === undefined ? [] : [{ start: found.index, end: found.index + word.length }];
  });
  const first = ranges[0]?.start ?? 0;
  const start = Math.max(0, first - radius);
  const end = Math.min(plain.length, first + radius * 2);
  const parts: SnippetPart[] = [];
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
  if (start > 0 && parts[0]) parts.unshift({ text: '…', matched: false });
  if (end < plain.length) parts.push({ text: '…', matched: false });
  return parts;
}

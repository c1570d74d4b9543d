import { parseFormatting as parse, type FormattedNode } from '#shared/domain/formatting.ts';

/** A message as it is shown; of links only those to the web are recognised. */
export function parseFormatting(text: string): FormattedNode[] {
  return parse(text, hrefOf);
}

/** The address to open, or null when it is none that may be opened. */
function hrefOf(address: string): string | null {
  try {
    const url = new URL(address.toLowerCase().startsWith('www.') ? `https://${address}` : address);
    const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
    return isWeb && url.hostname.includes('.') && url.username === '' ? url.href : null;
  } catch {
    return null;
  }
}

/** How many emoji a message consists of when it is nothing else, up to three; null otherwise. */
export function loneEmojiCount(text: string): 1 | 2 | 3 | null {
  const trimmed = text.replace(/\s/g, '');
  if (trimmed === '' || trimmed.length > 60) return null;
  const clusters = Array.from(
    new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(trimmed),
    (found) => found.segment,
  );
  const isEmoji = (cluster: string) =>
    /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u.test(cluster);
  if (!clusters.every(isEmoji)) return null;
  return clusters.length === 1 || clusters.length === 2 || clusters.length === 3 ? clusters.length : null;
}

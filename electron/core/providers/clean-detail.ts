const longest = 200;

/**
 * The provider's own words, fit for a screen and a log: no chat ids and phones (they may be other customers'), no
 * addresses (they may hold a token), no `secrets`, no markup. Null when nothing is left.
 */
export function cleanDetail(words: string, secrets: readonly string[] = []): string | null {
  if (/^\s*</.test(words)) return null;
  let clean = words;
  for (const secret of secrets.filter(({ length }) => length > 3))
    for (const written of [secret, encodeURIComponent(secret.toWellFormed())])
      clean = clean.replaceAll(written, '…');
  clean = clean
    .replace(/https?:\/\/\S+/gi, '…')
    .replace(/\/?waInstance\S+/gi, '…')
    .replace(/[\w.:+-]+@(?:c\.us|g\.us|lid|s\.whatsapp\.net|broadcast|newsletter)\b/gi, '…')
    // Digits in the length of phones, and anything long enough to be a token.
    .replace(/\+?\d[\d\s()-]{6,}\d/g, '…')
    .replace(/\b[\da-f]{24,}\b/gi, '…')
    .replace(/(?:…[\s,;]*){2,}/g, '… ')
    .replace(/\s+/g, ' ')
    .trim();
  if (clean === '' || clean === '…') return null;
  return clean.length > longest ? `${clean.slice(0, longest - 1)}…` : clean;
}

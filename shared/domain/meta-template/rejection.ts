const words: Record<string, string> = {
  ABUSIVE_CONTENT: 'Meta finds the content abusive or threatening.',
  INVALID_FORMAT: 'Meta finds its form wrong: variables at the edge, side by side, or without an example.',
  INCORRECT_CATEGORY: 'Meta finds that the content does not fit the category.',
  PROMOTIONAL: 'Meta finds that it advertises, which its category does not allow.',
  SCAM: 'Meta takes it for a fraud.',
  TAG_CONTENT_MISMATCH: 'Meta finds that the language or the category does not fit the content.',
  LOCKED: 'Meta has locked it.',
  FIRST_PAUSE: 'Meta has paused it for three hours, because customers complained about it.',
  SECOND_PAUSE: 'Meta has paused it for six hours, because customers complained about it again.',
  RATE_LIMITING_PAUSE: 'Meta has paused it, because too much was sent with it.',
  UNPAUSE: 'The pause is over.',
  DISABLED: 'Meta has disabled it for good, because customers complained about it too often.',
};

/** Meta's code of a reason as a sentence; its own words when there are some. Null when nothing was said. */
export function reasonInWords(code: string | null, said: string | null): string | null {
  if (said !== null && said.trim() !== '') return said.trim().slice(0, 500);
  if (code === null || code === '' || code.toUpperCase() === 'NONE') return null;
  return words[code.toUpperCase()] ?? code.slice(0, 200);
}

/** Meta's code behind a sentence of `reasonInWords`, for screens that say it in another language; null for other words. */
export function reasonCodeOf(sentence: string): string | null {
  return Object.entries(words).find(([, known]) => known === sentence)?.[0] ?? null;
}

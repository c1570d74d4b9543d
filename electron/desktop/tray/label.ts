/** A name in a menu, in characters as people count them. */
const longestName = 28;

/**
 * A name that customers have given themselves, as one short piece of a line: no line breaks, nothing that turns the
 * direction of the text around it, at most so many characters.
 */
export function shortName(name: string, longest = longestName): string {
  const plain = name
    .replace(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return elided(plain, longest);
}

/**
 * At most so many characters, the last of them an ellipsis when something was cut off; and at most twice as many UTF-16
 * units, because a family of emoji is one character and eight of those.
 */
export function elided(text: string, longest: number): string {
  const characters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  if (characters.length <= longest && text.length <= 2 * longest) return text;
  let kept = '';
  for (const character of characters.slice(0, longest - 1)) {
    if (kept.length + character.length >= 2 * longest) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** In a label of a menu, `&` marks the key of the line, on every system; two of them are the sign itself. */
export function menuLabel(text: string): string {
  return text.replaceAll('&', '&&');
}

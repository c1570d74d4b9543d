/** The longest body of a template, filled in, in characters (Meta refuses more with 132005). */
export const longestBody = 1024;
/** No single value needs more: the words around it have to find room, too. */
const longestValue = 500;

/**
 * A value as Meta takes it: it refuses line breaks, tabs and more than four spaces in a row (132018), so breaks become
 * commas and other space one space; control characters and braces of variables go. '' stays '' and may not be sent.
 */
export function cleanParameter(value: string): string {
  return cut(
    value
      .toWellFormed()
      .split(/[\r\n\v\f\u0085\u2028\u2029]+/)
      .map((line) => line.replace(invisible, '').replace(/\s+/g, oneSpace).trim())
      .filter((line) => line !== '')
      .reduce(
        (before, line) =>
          before === '' ? line : `${before}${/[.,;:!?…]$/u.test(before) ? '' : ','} ${line}`,
        '',
      )
      .replace(/\{{2,}/g, '{')
      .replace(/\}{2,}/g, '}'),
    longestValue,
  );
}

/** The value cut to so many characters, with an ellipsis, never within a sign. */
export function cut(value: string, limit: number): string {
  if (value.length <= limit) return value;
  const kept = value.slice(0, Math.max(0, limit - 1)).replace(/[\uD800-\uDBFF]$/, '');
  return limit <= 0 ? '' : `${kept.trimEnd()}…`;
}

// Control characters except white space, marks that turn the direction around, invisible fillers and private signs.
const invisible =
  /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uE000-\uF8FF]/g;

/** A no-break space stays one: "3 PM" does not fall apart. */
function oneSpace(space: string): string {
  return space === '\u00A0' ? space : ' ';
}

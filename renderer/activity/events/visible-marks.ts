/** Marks that change the order of what follows, and are not seen themselves. */
const orderMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text as it came, with the marks that would show it in another order written out (`\u202e`). */
export function withVisibleMarks(text: string): string {
  return text.replace(orderMarks, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

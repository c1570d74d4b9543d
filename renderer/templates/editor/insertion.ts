import { checkTemplate } from '#shared/domain/template/check.ts';
import { presenceOf, type TemplateEvent, type VariableName } from '#shared/domain/template/variables.ts';

/** A change of a text and what is selected after it; all places count from the start of the text. */
export type TextChange = {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly select: { readonly from: number; readonly to: number };
};

/** What stands for the words that the author has yet to choose; it is selected, so typing replaces it. */
export const placeholderWords = '…';

/** Puts a variable in place of `from`–`to`, with what happens when it is empty, where that can be seen. */
export function insertVariable(
  text: string,
  { from, to }: { from: number; to: number },
  variable: VariableName,
  filters: string,
  event: TemplateEvent,
): TextChange {
  const plain = `{{ ${[variable, filters].filter((part) => part !== '').join(' | ')} }}`;
  const fallback = fallbackFor(text, { from, to }, plain, variable, event);
  if (fallback === null) {
    return { from, to, insert: plain, select: { from: from + plain.length, to: from + plain.length } };
  }
  return { from, to, ...withFallback(plain, from, fallback) };
}

/** The code with a fallback before its closing braces, and the selection: the words to replace, or behind it. */
function withFallback(plain: string, from: number, fallback: 'words' | 'skip-line') {
  const body = plain.slice(0, -' }}'.length);
  if (fallback === 'skip-line') {
    const insert = `${body} | or_skip_line }}`;
    return { insert, select: { from: from + insert.length, to: from + insert.length } };
  }
  const before = `${body} | default: "`;
  return {
    insert: `${before}${placeholderWords}" }}`,
    select: { from: from + before.length, to: from + before.length + placeholderWords.length },
  };
}

/** Null when the variable always has a value there: for that event, or inside an `if` that asks for it. */
function fallbackFor(
  text: string,
  { from, to }: { from: number; to: number },
  code: string,
  variable: VariableName,
  event: TemplateEvent,
): 'words' | 'skip-line' | null {
  if (presenceOf(variable, event) === 'always') return null;
  const after = text.slice(0, from) + code + text.slice(to);
  const isGap = checkTemplate(after, event).some(
    (problem) => problem.kind === 'may-be-empty' && problem.from >= from && problem.to <= from + code.length,
  );
  // With another error in the text nobody can tell; then it is better to be safe.
  if (!isGap && !checkTemplate(after, event).some(({ severity }) => severity === 'error')) return null;
  // A line with a name is a greeting: that stays, whatever the name.
  const isName = variable === 'customer.name' || variable === 'customer.first_name';
  return standsAlone(text, from, to) && !isName ? 'skip-line' : 'words';
}

/** True where a value is all that its line says: nothing but signs around it, or a label before it. */
export function standsAlone(text: string, from: number, to: number): boolean {
  const lineFrom = text.lastIndexOf('\n', from - 1) + 1;
  const lineEnd = text.indexOf('\n', to);
  const before = text.slice(lineFrom, from);
  const after = text.slice(to, lineEnd < 0 ? text.length : lineEnd);
  return !/[\p{L}\p{N}]/u.test(after) && (!/[\p{L}\p{N}]/u.test(before) || /:\s*$/.test(before));
}

/** Wraps a part that is left out when the variable is missing; a selected part becomes the inside. */
export function insertCondition(
  text: string,
  { from, to }: { from: number; to: number },
  variable: VariableName,
): TextChange {
  const before = `{% if ${variable} %}`;
  const inner = text.slice(from, to);
  const words = inner === '' ? placeholderWords : inner;
  const start = from + before.length;
  return {
    from,
    to,
    insert: `${before}${words}{% endif %}`,
    select: { from: start, to: start + words.length },
  };
}

/** Puts WhatsApp's marks around the selection, or takes them away; without a selection the cursor stands between. */
export function toggleMark(
  text: string,
  { from, to }: { from: number; to: number },
  mark: string,
): TextChange {
  const inner = text.slice(from, to);
  const size = mark.length;
  if (text.slice(from - size, from) === mark && text.slice(to, to + size) === mark) {
    return {
      from: from - size,
      to: to + size,
      insert: inner,
      select: { from: from - size, to: to - size },
    };
  }
  if (inner.length > 2 * size && inner.startsWith(mark) && inner.endsWith(mark)) {
    const bare = inner.slice(size, -size);
    return { from, to, insert: bare, select: { from, to: from + bare.length } };
  }
  // WhatsApp reads a mark only at the edge of a word: blanks at the ends of the selection stay outside.
  const lead = /^\s*/.exec(inner)?.[0] ?? '';
  const bare = inner.trim();
  const tail = inner.slice(lead.length + bare.length);
  const start = from + lead.length + size;
  return {
    from,
    to,
    insert: `${lead}${mark}${bare}${mark}${tail}`,
    select: { from: start, to: start + bare.length },
  };
}

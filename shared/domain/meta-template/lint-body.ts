import { longestBody } from './parameter.ts';
import { variablePattern } from './read-content.ts';

export const metaProblemCodes = [
  /** Templates have no conditions: one branch was chosen for everybody; the detail is the condition. */
  'condition-not-possible',
  /** Values of the shop (its name, its address) were written into the text; the detail lists the variables. */
  'value-fixed',
  /** Parts that few customers would get, or that could not stand there, are not in it; the detail says which. */
  'part-left-out',
  /** Every variable needs a value: where there is none, a stand-in goes; the detail lists the variables. */
  'may-be-empty',
  'variable-at-edge',
  'variables-adjacent',
  'too-many-variables',
  'body-too-long',
  'too-many-line-breaks',
  'too-many-emoji',
  'link-in-variable',
  'looks-like-marketing',
  'empty',
  'name-taken',
] as const;

/** What Meta would refuse (`error`), or what the owner should know (`warning`). `detail`: a variable, a count, a word. */
export type MetaProblem = {
  readonly code: (typeof metaProblemCodes)[number];
  readonly severity: 'error' | 'warning';
  readonly detail: string | null;
};

/** Meta counts pictures in the body: more than ten are refused. */
const mostEmoji = 10;

/**
 * Meta's rules for a body with numbered variables. Where its documentation is silent (words for each variable), what
 * businesses report: about two words of text for each variable, and one more.
 */
export function lintBody(body: string, category: 'utility' | 'marketing'): MetaProblem[] {
  if (body.trim() === '') return [error('empty', null)];
  const problems: MetaProblem[] = [];
  const edge = edgeVariable(body);
  if (edge !== null) problems.push(error('variable-at-edge', edge));
  const adjacent = /(\{\{\w+\}\})\s*(\{\{\w+\}\})/.exec(body);
  if (adjacent) problems.push(error('variables-adjacent', `${adjacent[1] ?? ''}${adjacent[2] ?? ''}`));
  const variables = [...body.matchAll(variablePattern)].length;
  const words = body.replace(variablePattern, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (variables > 0 && words < variables * 2 + 1) {
    problems.push(error('too-many-variables', String(variables)));
  }
  if (body.length > longestBody) problems.push(error('body-too-long', String(body.length)));
  if (/\n[^\S\n]*\n[^\S\n]*\n/.test(body)) problems.push(error('too-many-line-breaks', null));
  const emoji = emojiIn(body);
  if (emoji > mostEmoji) problems.push(error('too-many-emoji', String(emoji)));
  const advertising = category === 'utility' ? marketingWord(body) : null;
  if (advertising !== null) problems.push(warning('looks-like-marketing', advertising));
  return problems;
}

/** The variable with which the text begins or ends, or null. Marks of formatting and signs do not count as text. */
export function edgeVariable(body: string): string | null {
  const bare = body.trim();
  const first = /^[*_~`\s]*(\{\{\w+\}\})/.exec(bare)?.[1];
  return first ?? /(\{\{\w+\}\})[*_~`\s]*$/.exec(bare)?.[1] ?? null;
}

function emojiIn(text: string): number {
  const signs = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  return signs.filter((sign) => /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(sign)).length;
}

/** Meta moves what advertises from `utility` to the dearer `marketing` by itself. */
const advertisingWords =
  /(?<![\p{L}\p{N}])(?:sales?|discounts?|promo(?:tion)?s?|special offers?|offers?|deals?|coupons?|vouchers?|for free|buy|black friday|limited time|скидк\p{L}*|акци[яиюей]\p{L}*|распродаж\p{L}*|промокод\p{L}*|спецпредложени\p{L}*|подар\p{L}*|бесплатн\p{L}*|купите|чёрная пятница|черная пятница)(?![\p{L}\p{N}])|\d\s?%/iu;

function marketingWord(body: string): string | null {
  return advertisingWords.exec(body)?.[0] ?? null;
}

function error(code: MetaProblem['code'], detail: string | null): MetaProblem {
  return { code, severity: 'error', detail };
}

/** A problem that does not keep a text from being submitted. */
export function warning(code: MetaProblem['code'], detail: string | null): MetaProblem {
  return { code, severity: 'warning', detail };
}

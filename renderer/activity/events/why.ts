import type { JournalFate } from './event-names.ts';

type Plain =
  | 'notJson'
  | 'noOrder'
  | 'unreadable'
  | 'noNumber'
  | 'otherNumber'
  | 'notKnown'
  | 'repeat'
  | 'optOut'
  | 'noPhone';

/** Why an event is as it is, for words. */
export type Why =
  | { readonly kind: Plain }
  | { readonly kind: 'fields'; readonly fields: string }
  | { readonly kind: 'partly'; readonly lost: string; readonly all: string };

/** The core's own sentences, by what they begin with. */
const sentences: readonly (readonly [RegExp, Plain])[] = [
  [/^The body is not JSON/, 'notJson'],
  [/^(The body holds no order|The body is no JSON object|This is no call of the Torrow hook)/, 'noOrder'],
  [/^Its number is no longer connected/, 'noNumber'],
  [/^(It is about another number|About a number of the account)/, 'otherNumber'],
  [/^The same call has come before/, 'repeat'],
  [/^The customer wants no reminders/, 'optOut'],
  [/^The order names no phone/, 'noPhone'],
];

/** Reads the reason of an event; null when there is nothing to explain. */
export function whyOf(state: JournalFate, reason: string | null): Why | null {
  const text = reason ?? '';
  const fields = /^Please check: (.+)\.$/.exec(text)?.[1];
  if (fields !== undefined) return { kind: 'fields', fields };
  const [, lost, all] = /(\d+) of (\d+) events could not be kept/.exec(text) ?? [];
  if (lost !== undefined && all !== undefined) return { kind: 'partly', lost, all };
  const known = sentences.find(([pattern]) => pattern.test(text))?.[1];
  if (known !== undefined) return { kind: known };
  switch (state) {
    case 'failed':
      return { kind: 'unreadable' };
    case 'ignored':
      return { kind: 'notKnown' };
    case 'done':
    case 'new':
      return null;
  }
}

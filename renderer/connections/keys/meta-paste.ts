import type { Typed } from './keys.ts';

type Found = { accessToken?: string; appSecret?: string } & Partial<
  Record<'phoneNumberId' | 'businessAccountId' | 'appId', string>
>;

const gap = String.raw`["']?\s*[:=\s]\s*["']?`;
const labelled = {
  phoneNumberId: new RegExp(String.raw`phone[\s_-]*number[\s_-]*id${gap}(\d{6,30})`, 'i'),
  businessAccountId: new RegExp(
    String.raw`(?:whats\s?app[\s_-]*business[\s_-]*account|waba|business[\s_-]*account)[\s_-]*id${gap}(\d{6,30})`,
    'i',
  ),
  appId: new RegExp(String.raw`app[\s_-]*id${gap}(\d{6,30})`, 'i'),
  appSecret: new RegExp(String.raw`app[\s_-]*secret${gap}([0-9a-f]{32})\b`, 'i'),
} as const;

/** The address of a call, as the console's example shows it: `…/v25.0/<phone number id>/messages`. */
const callAddress = /\/v\d+\.\d+\/(\d{6,30})\/messages\b/i;
/** Tokens of Meta begin so. */
const bareToken = /\b(EAA[A-Za-z0-9]{20,1900})\b/;

/**
 * Finds the ids and keys in a text copied from Meta's console: labelled lines, JSON, or the example of a call. Null when
 * the text is (at most) one bare value, which belongs where it was pasted.
 */
export function readMetaText(text: string): Typed | null {
  const found: Found = {};
  for (const name of ['phoneNumberId', 'businessAccountId', 'appId', 'appSecret'] as const) {
    const value = labelled[name].exec(text)?.[1];
    if (value !== undefined) found[name] = value;
  }
  const isLabelled = Object.keys(found).length > 0;
  const called = callAddress.exec(text)?.[1];
  if (called !== undefined) found.phoneNumberId ??= called;
  const token = bareToken.exec(text)?.[1];
  if (token !== undefined) found.accessToken = token;
  return isLabelled || Object.keys(found).length >= 2 ? found : null;
}

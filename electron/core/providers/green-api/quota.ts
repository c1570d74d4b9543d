import { saying, type Saying } from '#shared/domain/saying/saying.ts';

import { fields, number, text, type Fields } from '../lenient.ts';

/**
 * What a quota report says, without its `description`, which lists other customers' chats. Takes `quotaData` of a
 * webhook or the body of a 466: there either part may be the exceeded one, whatever the other says, and the word is
 * spelled both QUOTA and QUOTE.
 */
export function quotaOf(body: Fields): Saying {
  const [part] = partsOf(body);
  if (part === undefined) return saying('quota-over');
  const method = methodOf(part);
  const used = number(part, 'used');
  const total = number(part, 'total');
  if (method === '' || used === null || total === null) return saying('quota-over');
  const values = { used: String(used), total: String(total) };
  return isAboutChats(method) ? saying('quota-chats', values) : saying('quota-method', { method, ...values });
}

/** The same as Green API's own names and numbers, beside the failure of a message; null when it names none. */
export function quotaWords(body: Fields): string | null {
  const words = partsOf(body).map((part) => {
    const used = number(part, 'used');
    const total = number(part, 'total');
    return used === null || total === null ? methodOf(part) : `${methodOf(part)} ${used}/${total}`;
  });
  return words.filter(Boolean).join('; ') || null;
}

function partsOf(body: Fields): Fields[] {
  const parts = [body, fields(body, 'invokeStatus'), fields(body, 'correspondentsStatus')];
  const exceeded = parts.filter((part) => isExceeded(part));
  return exceeded.length > 0 ? exceeded : parts.filter((part) => text(part, 'method') !== null).slice(0, 1);
}

function methodOf(part: Fields): string {
  return (text(part, 'method') ?? '').replace(/[^\w-]/g, '').slice(0, 40);
}

function isAboutChats(method: string): boolean {
  return method.toLowerCase() === 'correspondents';
}

/** False only when the report says in so many words that the quota still allows. */
export function isExceeded(part: Fields): boolean {
  return /EXCEEDED/i.test(text(part, 'status') ?? '');
}

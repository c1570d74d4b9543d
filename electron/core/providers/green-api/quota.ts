import { fields, number, text, type Fields } from '../lenient.ts';

/**
 * What a quota report says, without its `description`, which lists other customers' chats. Takes `quotaData` of a
 * webhook or the body of a 466: there either part may be the exceeded one, whatever the other says, and the word is
 * spelled both QUOTA and QUOTE.
 */
export function quotaDetail(body: Fields): string {
  const parts = [body, fields(body, 'invokeStatus'), fields(body, 'correspondentsStatus')];
  const exceeded = parts.filter((part) => isExceeded(part));
  const told =
    exceeded.length > 0 ? exceeded : parts.filter((part) => text(part, 'method') !== null).slice(0, 1);
  const sentences = told.map((part) => {
    const method = (text(part, 'method') ?? '').replace(/[^\w-]/g, '').slice(0, 40);
    const what = method.toLowerCase() === 'correspondents' ? 'chats' : method;
    const used = number(part, 'used');
    const total = number(part, 'total');
    return used === null || total === null ? what : `${what}: ${used} of ${total} used`;
  });
  return sentences.filter(Boolean).join('; ') || 'the monthly quota of the plan';
}

/** False only when the report says in so many words that the quota still allows. */
export function isExceeded(part: Fields): boolean {
  return /EXCEEDED/i.test(text(part, 'status') ?? '');
}

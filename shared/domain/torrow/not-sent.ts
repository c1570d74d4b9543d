import type { FailureCode } from '../failure.ts';

/** Why nobody got what a hook call asked for: a failure of sending, or one of the call itself. */
export type NotSentReason =
  | FailureCode
  /** The order names nobody, or nobody's phone. */
  | 'no-phone'
  /** Something was typed as a phone that is none. */
  | 'phone-unreadable'
  /** The body was no order. */
  | 'order-unreadable';

/** A message that was not sent, as its sender is told. */
export type NotSent = { readonly orderNumber: string | null; readonly reason: NotSentReason };

const most = 20;

/** The mail about messages that were not sent: which orders and why; neither phones nor texts. */
export function notSentMail(
  troubles: readonly NotSent[],
  language: 'en' | 'ru',
): { readonly subject: string; readonly text: string } {
  const say = words[language];
  const lines = troubles
    .slice(0, most)
    .map(
      ({ orderNumber, reason }) => `• ${orderNumber ?? say.unnumbered}: ${reasonInWords(reason, language)}`,
    );
  const more = troubles.length - lines.length;
  const number = troubles.length === 1 ? (troubles[0]?.orderNumber ?? null) : null;
  const subject = number === null ? say.subject : say.about(number);
  return {
    subject,
    text: [say.opening, '', ...lines, ...(more > 0 ? [say.more(more)] : []), '', say.closing].join('\n'),
  };
}

const words = {
  en: {
    subject: 'Deskbell: a message was not sent',
    about: (order: string) => `Deskbell: no message about ${order}`,
    opening: 'Torrow asked for messages that could not be sent to the customer:',
    unnumbered: 'an order without a number',
    more: (count: number) => `• and ${count} more`,
    closing: 'Open Deskbell to see them in the outbox and to try again.',
  },
  ru: {
    subject: 'Deskbell: сообщение не отправлено',
    about: (order: string) => `Deskbell: нет сообщения по заказу ${order}`,
    opening: 'Torrow просил отправить сообщения, но клиент их не получил:',
    unnumbered: 'заказ без номера',
    more: (count: number) => `• и ещё ${count}`,
    closing: 'Откройте Deskbell: в «Исходящих» их видно и можно отправить ещё раз.',
  },
} as const;

function reasonInWords(reason: NotSentReason, language: 'en' | 'ru'): string {
  return reasons[groupOf(reason)][language];
}

type Group = keyof typeof reasons;

const reasons = {
  noPhone: { en: 'the order names no phone', ru: 'в заказе нет телефона' },
  badPhone: { en: 'what was typed as a phone is none', ru: 'вместо телефона введено что-то другое' },
  badOrder: { en: 'what Torrow sent could not be read', ru: 'данные от Torrow не удалось прочитать' },
  noWhatsApp: { en: 'this phone is not on WhatsApp', ru: 'этого телефона нет в WhatsApp' },
  tooLong: {
    en: 'the text is longer than WhatsApp takes',
    ru: 'текст длиннее, чем принимает WhatsApp',
  },
  number: {
    en: 'the number is not connected to WhatsApp',
    ru: 'номер не подключён к WhatsApp',
  },
  quota: { en: "the number's plan is used up", ru: 'лимит тарифа исчерпан' },
  late: { en: 'it waited too long to be sent', ru: 'сообщение слишком долго ждало отправки' },
  provider: { en: 'the provider did not take the message', ru: 'провайдер не принял сообщение' },
} as const;

function groupOf(reason: NotSentReason): Group {
  switch (reason) {
    case 'no-phone':
      return 'noPhone';
    case 'phone-unreadable':
      return 'badPhone';
    case 'order-unreadable':
      return 'badOrder';
    case 'not-on-whatsapp':
    case 'invalid-recipient':
      return 'noWhatsApp';
    case 'text-too-long':
      return 'tooLong';
    case 'signed-out':
    case 'keys-wrong':
    case 'number-blocked':
    case 'instance-starting':
    case 'channel-removed':
    case 'payment-problem':
    case 'no-permission':
      return 'number';
    case 'quota-exceeded':
      return 'quota';
    case 'waited-too-long':
      return 'late';
    case 'not-in-group':
    case 'group-too-large':
    case 'file-too-large':
    case 'file-missing':
    case 'rate-limited':
    case 'provider-unreachable':
    case 'provider-error':
    case 'refused-by-provider':
    case 'no-answer':
    case 'interrupted':
    case 'window-closed':
    case 'template-refused':
    case 'opted-out':
    case 'cannot-write-first':
    case 'no-public-address':
      return 'provider';
  }
}

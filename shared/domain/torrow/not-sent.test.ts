import { expect, it } from 'vitest';

import { failureCodes } from '../failure.ts';
import { notSentMail, type NotSentReason } from './not-sent.ts';

it('tells which order nobody was written to about, and why', () => {
  expect(notSentMail([{ orderNumber: '№17', reason: 'not-on-whatsapp' }], 'ru')).toEqual({
    subject: 'Deskbell: нет сообщения по заказу №17',
    text: [
      'Torrow просил отправить сообщения, но клиент их не получил:',
      '',
      '• №17: этого телефона нет в WhatsApp',
      '',
      'Откройте Deskbell: в «Исходящих» их видно и можно отправить ещё раз.',
    ].join('\n'),
  });
});

it('gathers many in one mail, and shortens the list', () => {
  const troubles = Array.from({ length: 23 }, (_, index) => ({
    orderNumber: index === 0 ? null : `№${index}`,
    reason: 'no-phone' as const,
  }));
  const { subject, text } = notSentMail(troubles, 'en');
  expect(subject).toBe('Deskbell: a message was not sent');
  expect(text).toContain('• an order without a number: the order names no phone\n• №1: ');
  expect(text).toContain('• №19: the order names no phone\n• and 3 more\n');
});

it.each(['en', 'ru'] as const)('has words for every reason (%s)', (language) => {
  const reasons: NotSentReason[] = [...failureCodes, 'no-phone', 'phone-unreadable', 'order-unreadable'];
  for (const reason of reasons)
    expect(notSentMail([{ orderNumber: '№1', reason }], language).text).toMatch(/№1: .{10,}\n/);
});

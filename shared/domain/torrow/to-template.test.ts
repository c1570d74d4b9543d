import { describe, expect, it } from 'vitest';

import { importedVariables, importTorrowUrl } from './to-template.ts';

const base =
  'https://hooks.example.net/webhook/green-api?apiUrl=7103.example.com&idInstance=7103&apiTokenInstance=s3cret';

function imported(more: string) {
  const result = importTorrowUrl(`${base}&${more}`);
  if (result.kind !== 'proposal') throw new Error(result.reason);
  return result;
}

describe('a pasted hook URL', () => {
  it('becomes a text to read, with the keys apart', () => {
    const result = imported(
      'message=Ваша%20бронь%20изменена.&sign_text=Звоните%20+7%20999&hide_service_name=true&hide_url=true',
    );
    expect(result.template).toEqual({
      language: 'ru',
      text: [
        'Ваша бронь изменена.',
        [
          `*Запись*${importedVariables.number}`,
          `🗓 ${importedVariables.date}, ${importedVariables.time}${importedVariables.zone}`,
          `⏱ ${importedVariables.duration}`,
          `📍 ${importedVariables.address}`,
        ].join('\n'),
        [
          `Услуги/ресурсы: ${importedVariables.resource}`,
          `Стоимость: ${importedVariables.price}`,
          importedVariables.comment,
        ].join('\n'),
        'Звоните +7 999',
      ].join('\n\n'),
    });
    expect(result.secrets).toEqual({ apiTokenInstance: 's3cret' });
    expect(JSON.stringify({ ...result, secrets: null })).not.toContain('s3cret');
  });

  it.each([
    ['Ваша бронь подтверждена. Выполните оплату.', 'created'],
    ['Ваша бронь изменена.', 'changed'],
    ['Напоминаем о бронировании.', 'reminder'],
    ['Ваша бронь отменена.\nПодтверждение приходит сразу.', 'cancelled'],
    ['Ваша оплата получена. Ждем вас.', 'paid'],
    ['Your booking is confirmed', 'created'],
    ['A reminder of your visit', 'reminder'],
    ['Your visit was moved', 'changed'],
    ['Payment received', 'paid'],
    ['Здравствуйте!', null],
    ['Бронь отменена или изменена', null],
  ])('"%s" is about: %s', (message, event) =>
    expect(imported(`message=${encodeURIComponent(message)}`).rule.event).toBe(event),
  );

  it('proposes a time for a reminder only', () => {
    expect(imported('message=Напоминаем').rule.minutesBefore).toBe(120);
    expect(imported('message=Отменена').rule.minutesBefore).toBeNull();
  });

  it('keeps words that look like variables as words', () =>
    expect(imported('message=Hi%20{{name}}').template.text).toContain('Hi {{ "{{" }}name}}'));

  it('follows every flag', () => {
    const { text } = imported(
      'hide_detail_section=true&hide_order_duration=true&hide_address=true&hide_contact_info=false&date_locales=en-US',
    ).template;
    expect(text).toContain('*Booking*');
    expect(text).toContain(importedVariables.customerPhone);
    expect(text).toContain(importedVariables.link);
    for (const hidden of ['resource', 'address', 'duration', 'service'] as const)
      expect(text).not.toContain(importedVariables[hidden]);
  });

  it.each([
    ['hello', 'not-a-url'],
    ['', 'not-a-url'],
    ['https://hooks.example.net/webhook/telegram?x=1', 'other-path'],
  ])('%j is none: %s', (pasted, reason) =>
    expect(importTorrowUrl(pasted)).toEqual({ kind: 'not-a-hook', reason }),
  );
});

import { describe, expect, it } from 'vitest';

import { checkTemplate } from '../template/check.ts';
import { renderTemplate } from '../template/render.ts';
import { exampleValues, type TemplateLanguage, type TemplateValues } from '../template/variables.ts';
import { importTorrowUrl } from './to-template.ts';

const zone = 'Europe/Moscow';
const greenApi =
  'https://hooks.example.net/webhook/green-api?apiUrl=7103.example.com&idInstance=7103&apiTokenInstance=s3cret';
const wazzup = 'https://hooks.example.net/webhook/wazzup24?key_api=k3y&channel_id=c1&chat_type=whatsapp';

const flags = [
  'hide_order_duration',
  'hide_address',
  'hide_detail_section',
  'hide_service_name',
  'hide_order_description',
  'hide_contact_info',
  'hide_url',
];
const allFlags = (value: boolean) => flags.map((flag) => `${flag}=${value}`).join('&');

function imported(url: string) {
  const result = importTorrowUrl(url);
  if (result.kind !== 'proposal') throw new Error(result.reason);
  const { language, text } = result.template;
  return { event: result.rule.event ?? 'created', language, text };
}

function bare(values: TemplateValues): TemplateValues {
  return { 'visit.start': values['visit.start'] ?? null, 'business.name': values['business.name'] ?? null };
}

function say(text: string, language: TemplateLanguage, values: TemplateValues): string {
  const rendered = renderTemplate(text, values, { language, timeZone: zone });
  expect(rendered.missing).toEqual([]);
  return rendered.text.replaceAll('\u00A0', ' ');
}

const messages = [
  'Ваша бронь подтверждена. Выполните оплату.',
  'Ваша бронь изменена.',
  'Напоминаем о бронировании.',
  'Ваша бронь отменена.',
  'Ваша оплата получена. Ждем вас.',
  'Your booking is confirmed!',
  'Здравствуйте! 100% {{name}} {% if x %}',
  '',
];
const urls = messages.flatMap((message) =>
  [greenApi, wazzup].flatMap((base) =>
    [
      '',
      allFlags(true),
      allFlags(false),
      'detail_section_name=Детали&case_type_name=сеанс&sign_text=До%20встречи',
    ].flatMap((options) =>
      ['', 'date_locales=en-US&timezone=Asia/Yekaterinburg&timezone_name=YEKT'].map(
        (locale) => `${base}&message=${encodeURIComponent(message)}&${options}&${locale}`,
      ),
    ),
  ),
);

describe('the text of an imported URL', () => {
  it.each(urls.map((url) => ({ url, ...imported(url) })))(
    'can be saved and reads well, with everything and with nothing: $url',
    ({ event, language, text }) => {
      expect(checkTemplate(text, event)).toEqual([]);
      const full = exampleValues(event, language);
      for (const values of [full, bare(full)]) {
        expect(say(text, language, values)).toMatch(/^\S[\s\S]*\S$/);
        expect(say(text, language, values)).not.toMatch(/\n\n\n| {2}|: *\n|\{\{|\{%|\(\)/);
      }
    },
  );

  it('is the message that the URL would have sent', () => {
    const url = `${greenApi}&message=Ваша%20бронь%20подтверждена.&detail_section_name=Детали&sign_text=Звоните`;
    const { text, language } = imported(url);
    const full = exampleValues('created', language);
    expect(say(text, language, { ...full, 'visit.time_zone': null })).toBe(`Ваша бронь подтверждена.

*Запись* №180
🗓 суббота, 21 ноября, 15:00
⏱ 1 ч 30 мин
📍 Садовая улица, 12

*Детали*
Услуга: стрижка
Услуги/ресурсы: Кабинет 2
Стоимость: 4 500 ₽
Позвоните, пожалуйста, у ворот.

🔗 https://example.com/visit/180

Звоните`);
    expect(say(text, language, bare(full))).toBe(`Ваша бронь подтверждена.

*Запись*
🗓 суббота, 21 ноября, 15:00

Звоните`);
  });

  it('names a zone only where the visit is in another one than the shop', () => {
    const { text, language } = imported(`${greenApi}&message=Напоминаем&date_locales=en-US`);
    const full = exampleValues('reminder', language);
    expect(say(text, language, full)).toContain('3:00 PM (CET)');
    expect(say(text, language, { ...full, 'visit.time_zone': null })).toContain('3:00 PM\n');
  });
});

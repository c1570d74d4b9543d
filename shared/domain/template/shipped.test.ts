import { describe, expect, it } from 'vitest';

import { checkTemplate } from './check.ts';
import { renderTemplate } from './render.ts';
import { shippedTemplates } from './shipped.ts';
import { templateSchema } from './template.ts';
import {
  exampleValues,
  presenceOf,
  templateEvents,
  templateLanguages,
  variableNames,
  type TemplateLanguage,
  type TemplateValues,
} from './variables.ts';

const templates = shippedTemplates('en');
const zones = { en: 'Europe/London', ru: 'Europe/Moscow' } as const;

const each = templates.flatMap((template) =>
  templateLanguages.map((language) => ({
    id: template.id,
    language,
    event: template.event,
    text: template.texts[language] ?? '',
  })),
);

/** What surely exists for an event, and nothing more. */
function bareValues(values: TemplateValues, event: (typeof templateEvents)[number]): TemplateValues {
  return Object.fromEntries(
    variableNames.filter((name) => presenceOf(name, event) === 'always').map((name) => [name, values[name]]),
  );
}

function say(id: string, language: TemplateLanguage, isBare = false): string {
  const shipped = each.find((one) => one.id === id && one.language === language)!;
  const full = exampleValues(shipped.event, language);
  const values = isBare ? bareValues(full, shipped.event) : full;
  return renderTemplate(shipped.text, values, { language, timeZone: zones[language] }).text.replaceAll(
    '\u00A0',
    ' ',
  );
}

describe('the shipped texts', () => {
  it.each(each)('$id in $language has no problem, not even a risk', ({ text, event }) =>
    expect(checkTemplate(text, event)).toEqual([]),
  );

  it.each(each)(
    '$id in $language reads well with everything and with nothing',
    ({ text, event, language }) => {
      const full = exampleValues(event, language);
      for (const values of [full, bareValues(full, event)]) {
        const rendered = renderTemplate(text, values, { language, timeZone: zones[language] });
        expect(rendered.missing).toEqual([]);
        expect(rendered.text).toMatch(/^\S[\s\S]{10,700}\S$/);
        expect(rendered.text).not.toMatch(/\n\n\n| {2}| [,.!]|\(\)|\{|\}/);
      }
    },
  );

  it('are valid templates with an id each, named in the language of the owner', () => {
    expect(templates.map((template) => templateSchema.parse(template))).toEqual(templates);
    expect(new Set(templates.map(({ id }) => id)).size).toBe(templates.length);
    expect(shippedTemplates('ru').map(({ name }) => name)).toContain('Напоминание за день');
  });

  it('serve every event', () => {
    expect(new Set(templates.map(({ event }) => event))).toEqual(new Set(templateEvents));
  });
});

describe('a customer reads', () => {
  it('a confirmation', () => {
    expect(say('shipped-created', 'ru')).toBe(`Анна, здравствуйте! Вы записаны.

*Суббота, 21 ноября, 15:00* (Мск)
Салон «Сад»
Стрижка
Мастер: Мария
Кабинет 2
📍 Садовая улица, 12

Ещё вы записаны:
16:30, маникюр

Если планы изменятся, просто напишите сюда.
https://example.com/visit/180`);
    expect(say('shipped-created', 'en', true)).toBe(`Hello! Your visit to Garden Salon is booked.

*Saturday, November 21, 12:00 PM*

If your plans change, just reply here.`);
  });

  it('a reminder', () => {
    expect(say('shipped-reminder-day', 'ru', true)).toBe(`Здравствуйте! Ждём вас в субботу.

*Суббота, 21 ноября, 15:00*
Салон «Сад»

Придёте? Ответьте *1*, если да, или *2*, если нужно отменить.`);
    expect(say('shipped-reminder-hours', 'en')).toBe(`Hello Anna! See you soon: *12:00 PM*, Garden Salon.
📍 12 Garden Street
🗺 https://example.com/map
4:30 PM, manicure

If you are running late or cannot come, write to us here.`);
  });

  it('a receipt', () => {
    expect(say('shipped-paid', 'ru')).toBe(`Анна, здравствуйте! Спасибо, оплата 4 500 ₽ получена.

Ждём вас 21 ноября в 15:00.
Салон «Сад»`);
  });
});

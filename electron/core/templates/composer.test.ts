import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { changed, booked } from '#test/support/bookings/sample-bookings.ts';
import { temporaryStore, type TemporaryStore } from '#test/support/store.ts';
import type { BookingVersion } from '#shared/domain/booking/booking.ts';
import { wallTimeOf } from '#shared/domain/booking/wall-time.ts';
import { weekdays } from '#shared/domain/business/opening-hours.ts';
import { asId, type ChannelId, type ContactId, type TemplateId } from '#shared/domain/ids.ts';
import type { TemplateLanguage } from '#shared/domain/template/variables.ts';

import { settingsFileSchema, type SettingsDocument } from '../settings/settings.ts';
import { addIdentifier, insertContact, updateContact } from '../store/contacts.ts';
import { getTemplate, saveTemplate } from '../store/templates.ts';
import { createComposer, type Composer, type ComposeInput } from './composer.ts';
import { seedDefaults } from './seed.ts';

const anna = asId<ContactId>('anna');
const ben = asId<ContactId>('ben');
const created = asId<TemplateId>('shipped-created');
const hours = Object.fromEntries(weekdays.map((day) => [day, [{ from: '09:00', to: '20:00' }]]));

let temporary: TemporaryStore;
let document: SettingsDocument;
let composer: Composer;

beforeEach(() => {
  temporary = temporaryStore();
  document = settingsFileSchema.parse({
    business: {
      name: 'Garden Salon',
      timeZone: 'Europe/Berlin',
      language: 'en',
      address: '12 Garden Street',
    },
  });
  const settings = { get: () => document, change: () => document };
  composer = createComposer({ settings });
  temporary.store.write((db) => {
    seedDefaults(db, { language: 'en', now: 1 });
    for (const [id, name, phone] of [
      [anna, 'Anna Brown', '+4915112345678'],
      [ben, 'Ben', null],
    ] as const) {
      insertContact(db, { id, name, firstSeenAt: 1 });
      if (phone) addIdentifier(db, id, { kind: 'phone', value: phone }, asId<ChannelId>('none'), 1);
    }
  });
});

afterEach(() => temporary.close());

const plain = (text: string | undefined) => text?.replaceAll('\u00A0', ' ');

function compose(...bookings: BookingVersion[]) {
  const input: ComposeInput = { templateId: created, contactId: anna, bookings, previous: null };
  return composer.compose(temporary.store.read, input);
}

function write(text: string, bookings: readonly BookingVersion[] = [], more: Partial<ComposeInput> = {}) {
  const language: TemplateLanguage = document.business.language;
  const input = { text, language, contactId: anna, bookings, previous: null, ...more };
  const composed = composer.write(temporary.store.read, input);
  return composed && { ...composed, text: plain(composed.text) };
}

const haircut = booked('2026-06-01T10:00', '2026-06-10T15:00', {
  staff: 'Maria',
  price: 45,
  currency: 'EUR',
});

describe('a customer', () => {
  it('reads the text of their language, else of the shop’s', () => {
    expect(plain(compose(haircut)?.text)).toBe(`Hello Anna! Your visit to Garden Salon is booked.

*Wednesday, June 10, 3:00 PM*
Haircut
With Maria
📍 12 Garden Street

If your plans change, just reply here.`);
    temporary.store.write((db) =>
      updateContact(db, anna, { language: 'ru', name: 'Смирнова Анна Петровна' }),
    );
    expect(compose(haircut)?.language).toBe('ru');
    expect(plain(compose(haircut)?.text)).toBe(`Анна, здравствуйте! Вы записаны.

*Среда, 10 июня, 15:00*
Garden Salon
Haircut
Мастер: Maria
📍 12 Garden Street

Если планы изменятся, просто напишите сюда.`);
  });

  it('reads the other language when there is no text in theirs', () => {
    temporary.store.write((db) => {
      const template = getTemplate(db, created);
      if (!template) throw new Error('It was seeded.');
      saveTemplate(db, { ...template, texts: { en: null, ru: 'Вы записаны.' } }, 2);
    });
    expect(compose(haircut)).toEqual({ text: 'Вы записаны.', language: 'ru', missing: [] });
  });

  it('is told about the whole family in one message, with the names of the others', () => {
    const manicure = booked('2026-06-01T10:00', '2026-06-10T16:30', { id: 'two', service: 'Manicure' });
    const bens = booked('2026-06-01T10:00', '2026-06-10T17:00', { id: 'three', contactId: ben });
    const late = booked('2026-06-01T10:00', '2026-06-11T09:00', { id: 'four', service: '' });
    expect(write('{{ visit.others | default: "-" }}', [haircut, manicure, bens, late])?.text).toBe(
      '4:30 PM, Manicure\n5:00 PM, Haircut (Ben)\nThursday, June 11, 9:00 AM',
    );
  });

  it('is not greeted with a phone or a smiley', () => {
    temporary.store.write((db) => updateContact(db, anna, { name: '+49 151 12345678 🌸' }));
    expect(write('Hi {{ customer.first_name | default: "there" }}')?.text).toBe('Hi there');
  });
});

describe('a visit', () => {
  it('is told by the clock of its own place, and its zone is named only where that differs from the shop’s', () => {
    const moscow = { ...haircut, start: wallTimeOf('2026-06-10T15:00', 'Europe/Moscow') };
    const vienna = { ...haircut, start: wallTimeOf('2026-06-10T15:00', 'Europe/Vienna') };
    const text = '{{ visit.start | time }} {{ visit.time_zone | default: "here" }}';
    expect(write(text, [moscow])?.text).toBe('3:00 PM Moscow Time');
    expect(write(text, [vienna])?.text).toBe('3:00 PM here');
    document = { ...document, business: { ...document.business, language: 'ru' } };
    expect(write(text, [moscow])?.text).toBe('15:00 Мск');
  });

  it('has its length, its end and its price, in the shop’s currency when it has none', () => {
    const priced = { ...haircut, currency: null, price: 1500.5, endsAt: haircut.start.instant + 90 * 60_000 };
    const text = '{{ visit.duration }}, {{ visit.end | time }}, {{ visit.price | default: "?" }}';
    expect(write(text, [priced])?.text).toBe('1 h 30 min, 4:30 PM, ?');
    document = { ...document, business: { ...document.business, currency: 'USD' } };
    expect(write(text, [priced])?.text).toBe('1 h 30 min, 4:30 PM, $1,500.50');
  });

  it('was paid only when it was paid', () => {
    const text = '{{ visit.paid_amount | default: "unpaid" }}';
    expect(write(text, [haircut])?.text).toBe('unpaid');
    expect(write(text, [{ ...haircut, paid: true }])?.text).toBe('€45');
  });

  it('was at another time before only when it has moved', () => {
    const text = '{{ visit.previous_start | default: "-" }}';
    const moved = changed(haircut, '2026-06-02T10:00', {
      start: wallTimeOf('2026-06-10T17:00', 'Europe/Berlin'),
    });
    const renamed = changed(haircut, '2026-06-02T10:00', { service: 'Colour' });
    expect(write(text, [moved], { previous: haircut })?.text).toBe('June 10 at 3:00 PM');
    expect(write(text, [renamed], { previous: haircut })?.text).toBe('-');
  });

  it('is at its own place, else at the shop’s', () => {
    expect(write('{{ visit.address | default: "-" }}', [{ ...haircut, place: 'Main Square 1' }])?.text).toBe(
      'Main Square 1',
    );
    expect(write('{{ visit.address | default: "-" }}', [haircut])?.text).toBe('12 Garden Street');
  });
});

describe('the shop', () => {
  it('says its hours in the words of the language', () => {
    document = { ...document, business: { ...document.business, hours: hours as never } };
    expect(write('{{ business.hours }}')?.text).toBe('Every day 9 AM – 8 PM');
    document = { ...document, business: { ...document.business, language: 'ru' } };
    expect(write('{{ business.hours }}')?.text).toBe('Ежедневно 9:00–20:00');
  });
});

describe('what has no value', () => {
  it('is named, so that a person can see the gap', () => {
    expect(write('Bye {{ business.phone }}')).toEqual({
      text: 'Bye',
      language: 'en',
      missing: ['business.phone'],
    });
    expect(write('{{ visit.start | time }}')?.missing).toEqual(['visit.start']);
  });
});

describe('a text that cannot be written out', () => {
  it('is none, and so is one that is gone', () => {
    expect(write('{{ nobody }}')).toBeNull();
    expect(write('{% if visit.end %}')).toBeNull();
    const gone = {
      templateId: asId<TemplateId>('gone'),
      contactId: anna,
      bookings: [haircut],
      previous: null,
    };
    expect(composer.compose(temporary.store.read, gone)).toBeNull();
  });

  it('does not spoil the others, however many were written before', () => {
    for (let count = 0; count < 500; count += 1)
      expect(write(`${count} {{ business.name }}`)?.text).toBe(`${count} Garden Salon`);
    expect(write('{{ nobody }}')).toBeNull();
    expect(write('0 {{ business.name }}')?.text).toBe('0 Garden Salon');
  });
});

it('an example shows the shop as it is, with an invented customer', () => {
  const example = composer.example({
    text: '{{ customer.name }}, {{ business.name }}, {{ visit.start | time }}',
    language: 'en',
    event: 'created',
  });
  expect(plain(example?.text)).toBe('Anna Brown, Garden Salon, 1:00 PM');
});

import { describe, expect, it } from 'vitest';

import { salonOrder } from '#test/support/torrow/salon-order.ts';

import { readTorrowHook } from './hook-url.ts';
import { torrowMessage, torrowWhen } from './message.ts';
import { readTorrowOrder, type TorrowOrder } from './order.ts';

const now = Date.UTC(2026, 10, 21);

function orderOf(more: Partial<TorrowOrder> = {}): TorrowOrder {
  const read = readTorrowOrder(salonOrder());
  if (read.kind !== 'order') throw new Error(read.reason);
  return { ...read.order, ...more };
}
const optionsOf = (query: string) => readTorrowHook('green-api', query).hook.options;
const say = (query: string, order = orderOf()) =>
  torrowMessage(order, order.participants[0] ?? null, optionsOf(query), now);

describe('the message of a hook', () => {
  it('tells in Russian what, when, where and how much', () => {
    expect(
      say('message=Ваша%20бронь%20подтверждена.&sign_text=До%20встречи!').replaceAll('\u00a0', ' '),
    ).toBe(
      [
        'Ваша бронь подтверждена.',
        '*Запись №17*\n🗓 Среда, 25 ноября, 15:00–16:30 (Мск)\n⏱ Длительность: 1 ч 30 мин\n📍 Садовая, 12',
        '*Детали записи*\nУслуга: Салон «Сад»\nУслуги/ресурсы: Стрижка — С укладкой\nСтоимость: 2 000 ₽',
        'До встречи!',
      ].join('\n\n'),
    );
  });

  it('tells it in English', () => {
    const text = say('message=Your%20booking&date_locales=en-US&timezone=America/New_York&timezone_name=ET');
    expect(text).toContain('*Booking №17*\n🗓 Wednesday, November 25, 7:00 AM–8:30 AM (ET)');
    expect(text).toContain('*Booking details*\nService: Салон «Сад»');
    expect(text).toContain('Price: RUB\u00a02,000');
  });

  it.each([
    ['hide_order_duration', 'Длительность'],
    ['hide_address', 'Садовая'],
    ['hide_service_name', 'Услуга: '],
    ['hide_resource_description', 'С укладкой'],
    ['hide_order_description', 'Как обычно'],
    ['hide_detail_section', 'Детали'],
    ['hide_url', 'https://example.com/join'],
    ['hide_contact_info', 'Контакты'],
  ])('%s takes away "%s" and nothing else hides it', (flag, piece) => {
    const order = orderOf({ description: 'Как обычно', meetingUrl: 'https://example.com/join' });
    expect(say(`${flag}=false`, order)).toContain(piece);
    expect(say(`${flag}=true`, order)).not.toContain(piece);
  });

  it('uses the headings of the URL', () => {
    const text = say('case_type_name=визит&detail_section_name=Подробнее&resource_name=Мастера');
    expect(text).toMatch(/\*Визит №17\*[^]*\*Подробнее\*[^]*Мастера: Стрижка/);
  });

  it('lists several resources', () => {
    const resources = ['A', 'B'].map((name) => ({ name, description: null, price: null }));
    expect(say('', orderOf({ resources }))).toContain('Услуги/ресурсы:\n• A\n• B');
  });

  it('shows the phone for reading when asked to', () =>
    expect(say('hide_contact_info=false')).toContain('*Контакты*\nАнна\n+7 999 000 00 11'));

  it('leaves out what is not known, and never says null', () => {
    const text = say(
      'message=Hi',
      orderOf({
        number: null,
        startsAt: null,
        endsAt: null,
        place: null,
        service: null,
        resources: [],
        participants: [],
      }),
    );
    expect(text).toBe('Hi\n\n*Запись*');
  });
});

describe('when a visit is', () => {
  const when = (startsAt: number, endsAt: number | null, query = '') =>
    torrowWhen({ startsAt, endsAt }, optionsOf(query), now);

  it('names the year only when it is another', () =>
    expect(when(Date.UTC(2027, 0, 2, 9), null)).toBe('суббота, 2 января 2027, 12:00 (Мск)'));

  it('names both days of a night', () =>
    expect(when(Date.UTC(2026, 10, 25, 20), Date.UTC(2026, 10, 26, 6))).toBe(
      'среда, 25 ноября, 23:00 – четверг, 26 ноября, 9:00 (Мск)',
    ));

  it('tells the offset when the zone has no name', () =>
    expect(when(Date.UTC(2026, 10, 25, 12), null, 'timezone=Asia/Yekaterinburg')).toBe(
      'среда, 25 ноября, 17:00 (GMT+5)',
    ));
});

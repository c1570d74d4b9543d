import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readTorrowOrder, torrowRecipients, torrowRepeatKey } from './order.ts';
import { participant, salonOrder } from '#test/support/torrow/salon-order.ts';

function order(body: unknown) {
  const read = readTorrowOrder(body);
  if (read.kind !== 'order') throw new Error(read.reason);
  return read.order;
}

describe('an order', () => {
  it('is read with everything a message needs', () => {
    expect(order(salonOrder())).toEqual({
      id: 'order-17',
      version: 3,
      eventType: 3060,
      configId: 'config-1',
      number: '№17',
      name: 'Запись №17',
      startsAt: Date.UTC(2026, 10, 25, 12),
      endsAt: Date.UTC(2026, 10, 25, 13, 30),
      place: 'Садовая, 12',
      description: null,
      meetingUrl: null,
      service: 'Салон «Сад»',
      resources: [{ name: 'Стрижка', description: 'С укладкой', price: { amount: 2000, currency: 'RUB' } }],
      participants: [
        {
          name: 'Анна',
          phone: '+79990000011',
          phoneUnreadable: false,
          email: null,
          state: 'registered',
          isCustomer: true,
          comment: null,
          timeZone: 'Europe/Moscow',
          price: { amount: 2000, currency: 'RUB' },
        },
      ],
    });
  });

  it('may hold lists where the example holds one, and lack everything but itself', () => {
    const one = salonOrder();
    expect(
      order([
        {
          ...one,
          Service: [one.Service],
          Resources: [one.Resources],
          CaseParticipants: [one.CaseParticipants],
        },
      ]),
    ).toEqual(order(one));
    expect(order({ CaseItem: {} })).toMatchObject({
      id: null,
      startsAt: null,
      resources: [],
      participants: [],
    });
  });

  it.each([[null], ['text'], [[]], [7]])('is not %j', (body) =>
    expect(readTorrowOrder(body)).toEqual({ kind: 'unreadable', reason: 'not-an-object' }),
  );

  it('is not a body without one', () =>
    expect(readTorrowOrder({ CaseItem: 'x' })).toEqual({ kind: 'unreadable', reason: 'no-order' }));

  it.each([
    ['2026-11-25T12:00:00Z', Date.UTC(2026, 10, 25, 12)],
    ['2026-11-25T12:00:00', Date.UTC(2026, 10, 25, 12)],
    ['2026-11-25T15:00:00+03:00', Date.UTC(2026, 10, 25, 12)],
    ['0001-01-01T00:00:00', null],
    ['9999-12-31T23:59:59.9999999Z', null],
    ['tomorrow', null],
    ['2026-13-45T00:00:00Z', null],
    [5, null],
  ])('starts at %j: %s', (StartDate, startsAt) =>
    expect(order({ CaseItem: { StartDate } }).startsAt).toBe(startsAt),
  );

  it('shows a meeting only by a web address', () => {
    const link = (joinLink: string) =>
      order({ CaseItem: { ItemInfo: { SolutionData: { vk: { joinLink } } } } }).meetingUrl;
    expect(link('https://example.com/join')).toBe('https://example.com/join');
    expect(link('javascript:alert(1)')).toBeNull();
  });
});

describe('the people of an order', () => {
  const people = (...CaseParticipants: object[]) => order({ CaseItem: {}, CaseParticipants });

  it.each([
    [
      'the verified phone first',
      [
        [7, '8 999 000-00-11'],
        [8, '+49 171 3920012'],
      ],
      '+491713920012',
    ],
    [
      'an extra phone when the first is none',
      [
        [7, '234'],
        [9, '8 999 000-00-11'],
      ],
      '+79990000011',
    ],
    ['no phone at all', [[10, 'a@example.com']], null],
  ] satisfies [string, [number, string][], string | null][])('have %s', (_what, fields, phone) =>
    expect(people(participant(fields)).participants[0]?.phone).toBe(phone),
  );

  it('may have typed something that is no phone', () =>
    expect(people(participant([[7, '234234']])).participants[0]).toMatchObject({
      phone: null,
      phoneUnreadable: true,
    }));

  it('are written to once each; neither those who left nor those who work', () => {
    const anna = participant([[7, '+79990000011']]);
    const left = participant([[7, '+79990000022']], { CaseParticipantState: 3 });
    const worker = participant([[7, '+79990000033']], { CaseParticipantType: 1002 });
    const phones = (...all: object[]) => torrowRecipients(people(...all)).map(({ phone }) => phone);
    expect(phones(anna, anna, left, worker)).toEqual(['+79990000011']);
    expect(phones(left, worker)).toEqual(['+79990000022']);
  });
});

it('a call is known again by order, version and URL, and never without an order id', () => {
  const read = order(salonOrder());
  const key = torrowRepeatKey(read, 'url');
  expect(torrowRepeatKey(order(salonOrder()), 'url')).toBe(key);
  expect(torrowRepeatKey(read, 'other')).not.toBe(key);
  expect(torrowRepeatKey({ ...read, version: 4 }, 'url')).not.toBe(key);
  expect(torrowRepeatKey({ ...read, id: null }, 'url')).toBeNull();
});

it('nothing throws, whatever the body', () => {
  const members = fc.dictionary(
    fc.constantFrom('Id', 'ItemInfo', 'Name', 'StartDate', 'ContactInformation', 'Fields', 'Value'),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(fc.jsonValue(), members, members, (any, CaseItem, CaseParticipants) => {
      readTorrowOrder(any);
      const read = order({ CaseItem, CaseParticipants, Resources: any, Service: any });
      expect(read.participants.every(({ phone }) => phone === null)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

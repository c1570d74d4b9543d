import { describe, expect, test } from 'vitest';

import { guessMapping } from './guess-mapping.ts';
import { readRow } from './read-row.ts';
import { readTable } from './read-table.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const context = { timeZone: 'Europe/Berlin', country: 'DE', currency: 'EUR' } as const;

/** The letters of Russian in the code page of Windows. */
function windows1251(text: string): Uint8Array {
  return Uint8Array.from(Array.from(text), (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
  });
}

const visitsOf = (text: string) => {
  const table = readTable(bytes(text));
  const mapping = guessMapping(table);
  return table.rows.map((row) => readRow(row, mapping, context));
};

describe('a table', () => {
  test.each([
    ['commas', 'Name,Phone\nAnna,1', ','],
    ['semicolons, as a German Excel writes', 'Name;Phone\nAnna;1', ';'],
    ['tabs', 'Name\tPhone\nAnna\t1', '\t'],
    ['a first line that names the sign', 'sep=;\nName;Phone\nAnna;1', ';'],
    ['commas in quotes', 'Name;Phone\n"Brown, Anna, and, others";1', ';'],
  ])('is read with %s', (_, text, delimiter) => {
    const table = readTable(bytes(text));
    expect([table.delimiter, table.columns, table.rows.length]).toEqual([delimiter, ['Name', 'Phone'], 1]);
  });

  test('is read in the code page of a Russian Windows, with its marks, and as UTF-16', () => {
    const text = 'Имя;Телефон\r\nАнна;79991234567';
    expect(readTable(windows1251(text))).toMatchObject({
      encoding: 'windows-1251',
      columns: ['Имя', 'Телефон'],
    });
    expect(readTable(bytes(`\uFEFF${text}`))).toMatchObject({
      encoding: 'utf-8',
      columns: ['Имя', 'Телефон'],
    });
    const wide = Buffer.from(`\uFEFF${text}`, 'utf16le');
    expect(readTable(wide)).toMatchObject({ encoding: 'utf-16le', columns: ['Имя', 'Телефон'] });
    expect(readTable(Buffer.from('Name;Phone\nM\xfcller;1', 'latin1')).rows[0]).toEqual(['Müller', '1']);
  });

  test('keeps the numbers of its lines over empty ones and breaks in quotes', () => {
    const table = readTable(bytes('a,b\n\n1,"two\nlines"\n,,\n3,4\n'));
    expect(table.rows).toEqual([
      ['1', 'two\nlines'],
      ['3', '4'],
    ]);
    expect(table.numbers).toEqual([4, 6]);
  });

  test.each([
    ['', 'empty'],
    ['one column\nonly', 'no-columns'],
    ['PK\u0003\u0004\u0000\u0000', 'not-text'],
  ])('that is none is refused: %j', (text, problem) => {
    expect(() => readTable(bytes(text))).toThrow(problem);
  });
});

describe('columns are guessed', () => {
  test.each([
    [
      'Client;Phone;Date;Time;Service;Price\nAnna;+49 151 12345678;29.11.2026;15:00;Haircut;45,50 €',
      {
        name: 'Anna',
        phone: '+4915112345678',
        local: '2026-11-29T15:00',
        service: 'Haircut',
        price: 45.5,
        currency: 'EUR',
      },
    ],
    [
      'ФИО;Телефон;Дата и время;Услуга;Мастер;Стоимость\nАнна;+7 999 123-45-67;29.11.2026 15:00;Стрижка;Мария;4 500 ₽',
      {
        name: 'Анна',
        phone: '+79991234567',
        local: '2026-11-29T15:00',
        service: 'Стрижка',
        price: 4500,
        currency: 'RUB',
      },
    ],
    [
      'Booking ID,Customer,Mobile,Start,End\n17,Anna,+4915112345678,2026-11-29 15:00,2026-11-29 16:30',
      {
        name: 'Anna',
        phone: '+4915112345678',
        local: '2026-11-29T15:00',
        service: '',
        price: null,
        currency: null,
      },
    ],
  ])('%j', (text, expected) => {
    const [visit] = visitsOf(text);
    const { name, phone, service, price, currency } = visit!;
    expect({ name, phone, service, price, currency, local: visit!.start?.local }).toEqual(expected);
  });

  test.each([
    ['03/04/2026', true, '2026-04-03'],
    ['13/04/2026', true, '2026-04-13'],
    ['04/13/2026', false, '2026-04-13'],
  ])('%s is written with the day first: %s', (date, dayFirst, day) => {
    const table = readTable(bytes(`Date,Time\n${date},3:00 PM`));
    const mapping = guessMapping(table);
    expect(mapping.dayFirst).toBe(dayFirst);
    expect(readRow(table.rows[0]!, mapping, context).start?.local).toBe(`${day}T15:00`);
  });
});

test.each([
  ['Anna,,29.11.2026,15:00', [{ field: 'phone', problem: 'missing' }]],
  ['Anna,12345,29.11.2026,15:00', [{ field: 'phone', problem: 'not-read' }]],
  ['Anna,+4915112345678,soon,15:00', [{ field: 'date', problem: 'not-read' }]],
  ['Anna,+4915112345678,29.11.2026,', [{ field: 'time', problem: 'missing' }]],
  ['Anna,+4915112345678,29.11.2026,25:00', [{ field: 'time', problem: 'not-read' }]],
  ['Anna,+4915112345678,31.11.2026,15:00', [{ field: 'date', problem: 'does-not-exist' }]],
])('what cannot be read is named: %s', (line, problems) => {
  expect(visitsOf(`Name,Phone,Date,Time\n${line}`)[0]!.problems).toEqual(problems);
});

test.each([
  ['1,500.00', 1500],
  ['1.500,50', 1500.5],
  ['1 500', 1500],
  ['45,5', 45.5],
  ['45', 45],
])('a price written %s', (written, price) => {
  expect(visitsOf(`Date;Time;Price\n29.11.2026;15:00;${written}`)[0]!.price).toBe(price);
});

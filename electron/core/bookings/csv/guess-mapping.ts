import type { CsvMapping } from '#shared/api/calls/sources.ts';

import type { Table } from './read-table.ts';

type Field = Exclude<keyof CsvMapping, 'dayFirst'>;

/** Headings by which columns are known, in the order in which a column is given away. */
const headings: readonly [Field, RegExp][] = [
  ['phone', /phone|mobile|tel|whatsapp|телефон|моб|тел\b|номер клиента/i],
  [
    'externalId',
    /^(id|№|#|no\.?|number|booking (id|no|number|ref)|order (id|no|number)|код|номер( записи| заказа)?|uid)$/i,
  ],
  ['end', /\bend\b|until|\bto\b|finish|конец|окончан|до\b/i],
  ['date', /date|day|start|when|begin|дата|день|начало|когда/i],
  ['time', /time|hour|время|час/i],
  ['service', /service|treatment|appointment|procedure|title|услуг|процедур|что/i],
  ['staff', /staff|employee|master|specialist|provider|мастер|сотрудник|специалист|врач/i],
  ['name', /name|client|customer|guest|patient|имя|клиент|фио|гость|пациент/i],
  ['price', /price|cost|amount|total|sum|цена|стоимость|сумма/i],
  ['place', /place|location|address|room|branch|место|адрес|кабинет|филиал/i],
  ['comment', /comment|note|description|remark|коммент|примечан|заметк|описан/i],
];

/** Which column probably holds what: by its heading, else by what stands in it. The owner corrects it. */
export function guessMapping(table: Table): CsvMapping {
  const given = new Map<Field, number>();
  const taken = new Set<number>();
  const take = (field: Field, column: number) => {
    given.set(field, column);
    taken.add(column);
  };
  for (const [field, pattern] of headings) {
    const column = table.columns.findIndex(
      (heading, position) => !taken.has(position) && pattern.test(heading),
    );
    if (column !== -1) take(field, column);
  }
  const byContent = (field: Field, pattern: RegExp) => {
    if (given.has(field)) return;
    const column = table.columns.findIndex(
      (_, position) => !taken.has(position) && mostly(table, position, pattern),
    );
    if (column !== -1) take(field, column);
  };
  byContent('phone', /^[+(]?\d[\d\s().-]{8,}\d$/);
  byContent('date', /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/);
  byContent('time', /^\d{1,2}[:.]\d{2}/);
  const column = (field: Field) => given.get(field) ?? null;
  const date = column('date') ?? 0;
  return {
    name: column('name'),
    phone: column('phone'),
    date,
    // A date column that holds times needs no other, unless there is one with a heading of its own.
    time: column('time'),
    end: column('end'),
    service: column('service'),
    staff: column('staff'),
    place: column('place'),
    price: column('price'),
    externalId: column('externalId'),
    comment: column('comment'),
    dayFirst: isDayFirst(table, date),
  };
}

function mostly(table: Table, column: number, pattern: RegExp): boolean {
  const filled = table.rows
    .slice(0, 50)
    .map((row) => row[column] ?? '')
    .filter((cell) => cell !== '');
  return filled.length > 0 && filled.filter((cell) => pattern.test(cell)).length > filled.length * 0.7;
}

/** A second number over 12 anywhere proves American dates; dots are never American. */
function isDayFirst(table: Table, column: number): boolean {
  const slashed = table.rows.flatMap((row) => {
    const match = /^(\d{1,2})\/(\d{1,2})\//.exec(row[column] ?? '');
    return match ? [[Number(match[1]), Number(match[2])] as const] : [];
  });
  return !(slashed.some(([, second]) => second > 12) && slashed.every(([first]) => first <= 12));
}

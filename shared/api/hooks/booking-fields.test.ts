import { z } from 'zod';
import { expect, test } from 'vitest';

import { bookingHookSchema } from '../calls/bookings.ts';
import { bookingFields, exampleBooking } from './booking-fields.ts';

type Schema = { properties: Record<string, Schema>; required?: string[] };

/** Every field that the hook reads, `contact.phone`, and whether it must be there. */
function fieldsOf({ properties, required = [] }: Schema, before = '', isNeeded = true): [string, boolean][] {
  return Object.entries(properties).flatMap(([name, schema]): [string, boolean][] => {
    const needed = isNeeded && required.includes(name);
    return 'properties' in schema
      ? fieldsOf(schema, `${before}${name}.`, needed)
      : [[`${before}${name}`, needed]];
  });
}

test('the table of fields holds exactly what the booking hook reads, and says rightly what is needed', () => {
  const schema = z.toJSONSchema(bookingHookSchema, { io: 'input' }) as unknown as Schema;
  const described = bookingFields.map(({ name, isNeeded }): [string, boolean] => [name, isNeeded]);
  expect(described.sort()).toEqual(fieldsOf(schema).sort());
});

test('the example is taken as it is', () => {
  expect(bookingHookSchema.parse(exampleBooking)).toEqual(exampleBooking);
});

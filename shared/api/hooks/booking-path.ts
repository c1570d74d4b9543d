import { z } from 'zod';

import { bookingHookSchema } from '../calls/bookings.ts';
import { errorBodySchema } from '../error-body.ts';
import { json, parameter, schemaOf, type Json } from '../openapi-parts.ts';
import { onThePublicListener } from './on-the-public-listener.ts';
import { exampleBooking } from './booking-fields.ts';

/** The hook that any booking service may post to. */
export function bookingPaths(): Json {
  const answer = (description: string, schema: Json, body?: unknown) => ({
    description,
    content: json(schema, body),
  });
  return {
    '/hooks/bookings/{secret}': {
      post: {
        operationId: 'bookingHook',
        summary: 'Takes a visit from any booking service.',
        description:
          'Deskbell shows its owner the whole address with the secret. One body is one visit: post it ' +
          'again with the same `externalId` whenever something about it changes (another time, `state: cancelled`, ' +
          '`paid: true`). The same content again changes nothing; a field that is left out stays as it was, null empties ' +
          'it. Unknown fields are kept in the journal. Without `externalId` each body is a new visit. A phone without ' +
          'country code is read as one of the shop’s country, a time is told in the shop’s zone unless `timeZone` says ' +
          'otherwise. What is refused stays in the journal too and can be worked on again there.',
        ...onThePublicListener,
        parameters: [parameter('secret', 'path')],
        requestBody: { required: true, content: json(schemaOf(bookingHookSchema, 'input'), exampleBooking) },
        responses: {
          202: answer(
            'Taken: the visit and its version.',
            schemaOf(z.object({ id: z.string(), version: z.number() }), 'output'),
            { id: '0198c1f2-7d1e-7c55-9f0e-6f1f6f2f3a10', version: 1 },
          ),
          404: { description: 'The secret is not the shop’s. The body is empty.' },
          413: { description: 'The body is larger than 5 MB.' },
          415: { description: 'The body is not sent as JSON.' },
          422: answer('It does not fit; `fields` says where.', schemaOf(errorBodySchema, 'output'), {
            error: {
              code: 'invalid',
              message: 'Please check: contact.phone.',
              fields: { 'contact.phone': 'This is no phone number. Write it with its country code.' },
            },
          }),
          503: { description: 'It could not be kept. Send it again; a repeat changes nothing.' },
        },
      },
    },
  };
}

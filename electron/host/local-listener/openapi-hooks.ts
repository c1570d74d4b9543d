import { z } from 'zod';

import { bookingHookSchema } from '#shared/api/calls/bookings.ts';
import { errorBodySchema } from '#shared/api/errors.ts';

import { json, parameter, schemaOf, type Json } from './openapi-parts.ts';

const example = {
  externalId: 'R-2041',
  contact: { name: 'Anna Weber', phone: '+49 151 12345678' },
  service: 'Haircut',
  startsAt: '2026-11-21T15:00:00+01:00',
  endsAt: '2026-11-21T16:00:00+01:00',
  timeZone: 'Europe/Berlin',
  staff: 'Mia',
  price: 45,
  currency: 'EUR',
  state: 'booked',
  paid: false,
};

/** The hook that any booking service may post to. It is part of the public listener, not of this one. */
export function hookPaths(): Json {
  const answer = (description: string, schema: Json, body?: unknown) => ({
    description,
    content: json(schema, body),
  });
  return {
    ...wazzupPath(),
    ...metaPath(),
    '/hooks/bookings/{secret}': {
      post: {
        operationId: 'bookingHook',
        tags: ['hooks'],
        summary: 'Takes a visit from any booking service.',
        description:
          'On the public listener; `settings.get` tells the whole address with its secret. One body is one visit: post it ' +
          'again with the same `externalId` whenever something about it changes (another time, `state: cancelled`, ' +
          '`paid: true`). The same content again changes nothing; a field that is left out stays as it was, null empties ' +
          'it. Unknown fields are kept in the journal. Without `externalId` each body is a new visit. A phone without ' +
          'country code is read as one of the shop’s country, a time is told in the shop’s zone unless `timeZone` says ' +
          'otherwise. What is refused stays in the journal too and can be worked on again there.',
        security: [],
        servers: [{ url: '/', description: 'The public address of the shop.' }],
        parameters: [parameter('secret', 'path')],
        requestBody: { required: true, content: json(schemaOf(bookingHookSchema, 'input'), example) },
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

/** What Wazzup24 posts to; its bodies are described in its own documents. */
function wazzupPath(): Json {
  const body = {
    messages: [{ messageId: 'f66c53a6', channelId: 'e0629e11', chatType: 'whatsapp', chatId: '79999999999' }],
  };
  return {
    '/hooks/wazzup24/{secret}': {
      post: {
        operationId: 'wazzup24Hook',
        tags: ['hooks'],
        summary: 'Takes what Wazzup24 tells about the numbers of an account.',
        description:
          'On the public listener; `channels.list` tells the whole address as `webhookUrl`, and Deskbell sets it at Wazzup24 by ' +
          'itself. One address serves all numbers of an account. Whatever comes with the right secret is kept and answered ' +
          '200; `createContact` and `createDeal` are answered with the object.',
        security: [],
        servers: [{ url: '/', description: 'The public address of the shop.' }],
        parameters: [parameter('secret', 'path')],
        requestBody: { required: true, content: json({ type: 'object', additionalProperties: true }, body) },
        responses: {
          200: { description: 'Kept.', content: json({ type: 'object', additionalProperties: true }, {}) },
          404: { description: 'The secret is not one of an account here. The body is empty.' },
          413: { description: 'The body is larger than 5 MB.' },
          415: { description: 'The body is not sent as JSON.' },
          503: { description: 'It could not be kept. Send it again; a repeat changes nothing.' },
        },
      },
    },
  };
}

/** What Meta calls: once to see that the address is ours, then with everything that happens. */
function metaPath(): Json {
  const shared = {
    tags: ['hooks'],
    security: [],
    servers: [{ url: '/', description: 'The public address of the shop.' }],
  };
  return {
    '/api/v1/webhooks/whatsapp': {
      get: {
        ...shared,
        operationId: 'metaVerification',
        summary: 'Meta asks whether this address is ours.',
        parameters: ['hub.mode', 'hub.verify_token', 'hub.challenge'].map((name) => parameter(name, 'query')),
        responses: {
          200: { description: 'The challenge, as plain text.' },
          403: { description: 'The token is not that of a connected number.' },
        },
      },
      post: {
        ...shared,
        operationId: 'metaHook',
        summary: 'Takes up to 1,000 updates of WhatsApp numbers.',
        description:
          'Signed: `X-Hub-Signature-256` over the bytes of the body, with the secret of the Meta app. What is signed is ' +
          'kept and answered 200, also when it cannot be read.',
        requestBody: { required: true, content: json({ type: 'object' }) },
        responses: {
          200: { description: 'Kept.' },
          401: { description: 'The signature is missing or wrong.' },
          503: { description: 'It could not be kept. Meta sends it again.' },
        },
      },
    },
  };
}

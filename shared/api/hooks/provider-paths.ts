import { json, parameter, type Json } from '../openapi-parts.ts';
import { onThePublicListener } from './on-the-public-listener.ts';

/** What Wazzup24 posts to; its bodies are described in its own documents. */
export function wazzupPaths(): Json {
  const body = {
    messages: [
      { messageId: '3b9d0c57', channelId: '81f6aa02', chatType: 'whatsapp', chatId: '491511234567' },
    ],
  };
  return {
    '/hooks/wazzup24/{secret}': {
      post: {
        operationId: 'wazzup24Hook',
        summary: 'Takes what Wazzup24 tells about the numbers of an account.',
        description:
          'Deskbell sets it at Wazzup24 by itself. One address serves all numbers of an account. Whatever comes with the right secret is kept and answered ' +
          '200; `createContact` and `createDeal` are answered with the object.',
        ...onThePublicListener,
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
export function metaPaths(): Json {
  return {
    '/api/v1/webhooks/whatsapp': {
      get: {
        ...onThePublicListener,
        operationId: 'metaVerification',
        summary: 'Meta asks whether this address is ours.',
        parameters: ['hub.mode', 'hub.verify_token', 'hub.challenge'].map((name) => parameter(name, 'query')),
        responses: {
          200: { description: 'The challenge, as plain text.' },
          403: { description: 'The token is not that of a connected number.' },
        },
      },
      post: {
        ...onThePublicListener,
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

/** What Green API posts to: one notification at a time, the next one after this was answered. */
export function greenApiPaths(): Json {
  return {
    '/whatsapp/webhook': {
      post: {
        ...onThePublicListener,
        operationId: 'greenApiHook',
        summary: 'Takes what Green API tells about its instances.',
        description:
          'Deskbell sets it at Green API by itself. `Authorization` holds the webhook token of the instance, with or ' +
          'without `Bearer `. What has it is kept and answered 200, also when it cannot be read.',
        parameters: [{ name: 'Authorization', in: 'header', required: true, schema: { type: 'string' } }],
        requestBody: { required: true, content: json({ type: 'object', additionalProperties: true }) },
        responses: {
          200: { description: 'Kept.', content: json({ type: 'object' }, {}) },
          401: { description: 'The token is missing or wrong.' },
          413: { description: 'The body is larger than 5 MB.' },
          415: { description: 'The body is not sent as JSON.' },
          503: { description: 'It could not be kept. Green API sends it again.' },
        },
      },
    },
  };
}

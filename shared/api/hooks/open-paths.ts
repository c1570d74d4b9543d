import { json, parameter, type Json } from '../openapi-parts.ts';
import { onThePublicListener } from './on-the-public-listener.ts';

/** What is not a hook: the sign of life, the files that are just being sent, the proof of the address. */
export function openPaths(): Json {
  return {
    '/healthz': {
      get: {
        ...onThePublicListener,
        operationId: 'healthz',
        summary: 'Says that Deskbell listens, and nothing else.',
        responses: { 200: { description: 'It listens.', content: json({ type: 'object' }, { ok: true }) } },
      },
    },
    '/files/{secret}': {
      get: {
        ...onThePublicListener,
        operationId: 'publishedFile',
        summary: 'One file that is just being sent, for a few minutes.',
        description: 'For providers that fetch a file instead of taking it. There is no list.',
        parameters: [parameter('secret', 'path')],
        responses: {
          200: {
            description: 'The file.',
            content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
          },
          404: { description: 'There is no such file, or it is not on offer any more. The body is empty.' },
        },
      },
    },
    '/proof/{token}': {
      get: {
        ...onThePublicListener,
        operationId: 'addressProof',
        summary: 'How Deskbell itself finds out whether its public address leads here.',
        description: 'It takes only a token that it has signed itself less than a minute ago.',
        parameters: [parameter('token', 'path')],
        responses: {
          200: {
            description: 'What only this Deskbell can say to the token.',
            content: { 'text/plain': { schema: { type: 'string' } } },
          },
          404: { description: 'It is no token of this Deskbell, or too old. The body is empty.' },
        },
      },
    },
  };
}

import { json, parameter, type Json } from '../openapi-parts.ts';
import { onThePublicListener } from './on-the-public-listener.ts';

/** What is not called by a provider: the sign of life and the files that are just being sent. */
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
  };
}

import { json, type Json } from '../openapi-parts.ts';
import { onThePublicListener } from './on-the-public-listener.ts';

/** The description itself; the local listener has another one under the same addresses. */
export function docsPaths(): Json {
  const tooMany = {
    429: { description: 'Too many requests of strangers; `Retry-After` says how long to wait.' },
  };
  return {
    '/docs': {
      get: {
        ...onThePublicListener,
        operationId: 'hookDocs',
        summary: 'This description, to read. English or Russian by `Accept-Language` or `?lang=`.',
        responses: {
          200: { description: 'The page.', content: { 'text/html': { schema: { type: 'string' } } } },
          304: { description: 'It is still the same.' },
          ...tooMany,
        },
      },
    },
    '/openapi.json': {
      get: {
        ...onThePublicListener,
        operationId: 'hookDocument',
        summary: 'This description, for programs.',
        responses: {
          200: { description: 'An OpenAPI document.', content: json({ type: 'object' }) },
          304: { description: 'It is still the same.' },
          ...tooMany,
        },
      },
    },
  };
}

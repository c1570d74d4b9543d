import { json, parameter, type Json } from '../openapi-parts.ts';
import { onThePublicListener } from './on-the-public-listener.ts';

const services = [
  {
    service: 'green-api',
    name: 'Green API',
    operation: 'GreenApi',
    keys: ['idInstance', 'apiTokenInstance'],
  },
  { service: 'wazzup24', name: 'Wazzup24', operation: 'Wazzup24', keys: ['channel_id', 'key_api'] },
] as const;

/** What Torrow calls, at the same paths as its own service: only the host of the address changes. */
export function torrowPaths(): Json {
  return Object.fromEntries(
    services.map(({ service, name, operation, keys }) => {
      const shared = {
        ...onThePublicListener,
        parameters: [...keys, 'message'].map((key) =>
          key === 'message' ? { ...parameter(key, 'query'), required: false } : parameter(key, 'query'),
        ),
      };
      return [
        `/webhook/${service}`,
        {
          get: {
            ...shared,
            operationId: `torrow${operation}Check`,
            summary: `Says whether an address of Torrow’s for ${name} can be read, and which parameters cannot.`,
            responses: answers,
          },
          post: {
            ...shared,
            operationId: `torrow${operation}Hook`,
            summary: `Takes an order of Torrow’s whose message goes out through ${name}.`,
            description:
              'Keep path and query of the address as they are and change the host. The id and the key in the query must ' +
              'be those of a connected number. All other parameters mean what they mean at Torrow; `apiUrl` is never called.',
            requestBody: { required: true, content: json({ type: 'object', additionalProperties: true }) },
            responses: {
              ...answers,
              413: { description: 'The body is larger than 5 MB.' },
              415: { description: 'The body is not sent as JSON.' },
              503: { description: 'It could not be kept. Send it again; a repeat changes nothing.' },
            },
          },
        },
      ];
    }),
  );
}

const status = {
  type: 'object',
  required: ['Status'],
  properties: {
    Status: { enum: ['Success', 'Wrong parameters', 'Error'] },
    Message: { type: 'string' },
    ErrorMessage: { type: 'string' },
    WarningMessage: { type: 'string' },
  },
};

const answers = {
  200: {
    description: 'Torrow’s own shape.',
    content: json(status, { Status: 'Success', Message: 'The WebHook has been successfully verified' }),
  },
  401: {
    description: 'No connected number has this id and key.',
    content: json(status, {
      Status: 'Error',
      ErrorMessage: 'No number with this id and key is connected',
      WarningMessage: '',
    }),
  },
};

import { z } from 'zod';

import type { CallDefinition } from '#shared/api/call.ts';
import { contract } from '#shared/api/contract.ts';
import { statsSchema } from '#shared/api/calls/health.ts';
import { errorBodySchema } from '#shared/api/error-body.ts';
import { hookPaths } from '#shared/api/hooks/hook-paths.ts';
import { json, parameter, schemaOf, type Json } from '#shared/api/openapi-parts.ts';

import { loginInput, loginOutput } from './login-route.ts';

const refusals: Record<number, string> = {
  400: 'The body is not JSON.',
  401: 'The token is missing, wrong, expired or withdrawn.',
  403: 'Another name or page asks.',
  404: 'There is no such thing.',
  409: 'It contradicts what is there.',
  422: 'The input does not fit; `fields` says where.',
  429: 'Too many requests.',
};

/** The contract as an OpenAPI 3.1 document: every call with its input, output and errors, and the routes beside them. */
export function openApiDocument(version: string): Json {
  const calls = Object.entries<CallDefinition>(contract).map(([name, definition]) => [
    `/api/${name}`,
    { post: callOperation(name, definition) },
  ]);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Deskbell',
      version,
      description:
        'The local API. It answers on this computer only. Changes are announced on the WebSocket `/events`: a `hello`, ' +
        'then frames with a rising `sequence`; the token travels as a header, as the subprotocol `token.<token>` beside ' +
        '`deskbell`, or as `?token=`.',
    },
    security: [{ bearer: [] }],
    paths: { ...Object.fromEntries(calls), ...otherPaths(), ...hookPaths() },
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'The host’s token, or one from POST /auth/login.',
        },
      },
      schemas: { Error: schemaOf(errorBodySchema, 'output') },
      responses: Object.fromEntries(
        Object.entries(refusals).map(([status, description]) => [
          `Refused${status}`,
          { description, content: json({ $ref: '#/components/schemas/Error' }) },
        ]),
      ),
    },
  };
}

function callOperation(name: string, definition: CallDefinition): Json {
  return {
    operationId: name,
    tags: [name.split('.')[0]],
    summary: definition.summary,
    requestBody: { required: false, content: json(schemaOf(definition.input, 'input')) },
    responses: {
      200: { description: 'Done.', content: json(schemaOf(definition.output, 'output')) },
      ...refused(400, 401, 403, 404, 409, 422),
    },
  };
}

function otherPaths(): Json {
  const bytes = { '*/*': { schema: { type: 'string', format: 'binary' } } };
  return {
    '/auth/login': {
      post: {
        operationId: 'login',
        tags: ['access'],
        summary: 'Exchanges e-mail and password for a token that lasts 12 hours.',
        security: [],
        requestBody: { required: true, content: json(schemaOf(loginInput, 'input')) },
        responses: {
          200: { description: 'Signed in.', content: json(schemaOf(loginOutput, 'output')) },
          ...refused(400, 401, 403, 422, 429),
        },
      },
    },
    '/whatsapp/stats': {
      get: {
        operationId: 'whatsappStats',
        tags: ['stats'],
        summary: 'Totals and the latest messages.',
        responses: {
          200: { description: 'The counts.', content: json(schemaOf(statsSchema, 'output')) },
          ...refused(401, 403),
        },
      },
    },
    '/uploads': {
      post: {
        operationId: 'upload',
        tags: ['files'],
        summary: 'Takes a file that is to be sent; its id goes into messages.send.',
        parameters: [parameter('fileName', 'query')],
        requestBody: { required: true, content: bytes },
        responses: {
          200: {
            description: 'Kept.',
            content: json(schemaOf(z.object({ id: z.string(), size: z.number() }), 'output')),
          },
          ...refused(401, 403, 422),
        },
      },
    },
    '/media/{id}': {
      get: {
        operationId: 'media',
        tags: ['files'],
        summary: 'A file of a message, at the signed address that the message tells; in ranges too.',
        security: [],
        parameters: [parameter('id', 'path'), parameter('expires', 'query'), parameter('signature', 'query')],
        responses: {
          200: { description: 'The file.', content: bytes },
          206: { description: 'A part.', content: bytes },
          ...refused(403, 404),
        },
      },
    },
  };
}

function refused(...statuses: number[]): Json {
  return Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/Refused${status}` }]),
  );
}

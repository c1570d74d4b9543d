import { z } from 'zod';

export type Json = Record<string, unknown>;

/** OpenAPI 3.1 speaks JSON Schema 2020-12; what JSON Schema cannot say is left open. */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
    reused: 'inline',
  });
  return rest;
}

/** A JSON body of this schema, with an example where one helps. */
export function json(schema: Json, example?: unknown): Json {
  return { 'application/json': { schema, ...(example === undefined ? {} : { example }) } };
}

/** A part of an address that must be there. */
export function parameter(name: string, where: 'path' | 'query'): Json {
  return { name, in: where, required: true, schema: { type: 'string' } };
}

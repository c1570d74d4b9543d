import type { FastifyServerOptions } from 'fastify';

/**
 * For listeners whose routes have no schema of the framework's, because the contract checks what comes. Its compilers
 * for schemas are a third of it, and are then neither loaded nor kept.
 */
export const withoutSchemas = {
  schemaController: {
    compilersFactory: {
      buildValidator: () => refuseSchemas,
      buildSerializer: () => refuseSchemas,
    },
  },
} satisfies FastifyServerOptions;

function refuseSchemas(): never {
  throw new Error('Routes have no schemas here: the contract checks what comes.');
}

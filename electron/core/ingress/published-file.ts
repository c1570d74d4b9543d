import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

import type { FastifyInstance } from 'fastify';

import type { HookGuards } from './register-hook.ts';

/** The core's side of the files that providers fetch. */
export type FileHooks = {
  /** The file that may be fetched under this secret, for a few minutes; null when there is none (any more). */
  publishedFile(secret: string): {
    readonly path: string;
    readonly fileName: string;
    readonly mimeType: string;
    readonly size: number;
  } | null;
};

/** What may stand in a header as it is. */
const plainType = /^[\w.+-]+\/[\w.+-]+(?:;\s*[\w-]+=[\w.+-]+)*$/;

/**
 * `GET /files/:secret`: one file that is just being sent through a provider that fetches. There is no list, and whatever
 * is wrong is an empty 404.
 */
export function servePublishedFiles(server: FastifyInstance, hooks: FileHooks, guards: HookGuards): void {
  const log = guards.log.with({ hook: 'files' });
  server.get<{ Params: { secret: string } }>('/files/:secret', async (request, reply) => {
    const file = hooks.publishedFile(request.params.secret);
    if (file === null) {
      const limit = guards.refusals.take();
      if (!limit.taken)
        return reply
          .code(429)
          .header('retry-after', Math.ceil(limit.retryAfterMs / 1000))
          .send();
      log.write('warn', 'a file was asked for that is not there');
      return reply.code(404).send();
    }
    const size = await sizeOf(file.path);
    if (size === null) {
      log.write('warn', 'a file that is to be sent is gone');
      return reply.code(404).send();
    }
    void reply.type(plainType.test(file.mimeType) ? file.mimeType : 'application/octet-stream').headers({
      'content-length': size,
      'content-disposition': dispositionOf(file.fileName),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      // Somebody may open the address in a browser: what a customer's file holds is not run there.
      'content-security-policy': "default-src 'none'; sandbox",
    });
    log.write('debug', 'a file was fetched', { bytes: size });
    return reply.send(createReadStream(file.path));
  });
}

/** The size as it is now: what is announced must be what comes. */
async function sizeOf(path: string): Promise<number | null> {
  try {
    const file = await open(path);
    try {
      const stat = await file.stat();
      return stat.isFile() ? stat.size : null;
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}

/** RFC 6266: a plain name for old readers, the real one for the others. */
function dispositionOf(fileName: string): string {
  const plain = fileName.replace(/[^\w .()-]+/g, '_');
  const exact = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}

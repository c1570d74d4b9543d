import { basename, dirname } from 'node:path';

import type { FastifyInstance } from 'fastify';

import type { CoreFiles } from '#core/core-types.ts';
import { ApiError } from '#shared/api/errors.ts';

import type { Access } from './access.ts';
import { requireBearer } from './bearer.ts';
import { dispositionOf } from './disposition.ts';

type MediaRequest = { Params: { id: string }; Querystring: { expires?: string; signature?: string } };

/**
 * `GET /media/<id>?expires=…&signature=…`: a file of a message, in ranges too. The signature is the proof, because an
 * `<img>` cannot send a token. Whatever the file holds, it may not run anything here.
 */
export function registerMediaRoute(server: FastifyInstance, files: CoreFiles): void {
  server.get<MediaRequest>('/media/:id', (request, reply) => {
    const file = files.openMedia(request.params.id, request.query);
    if (!file) throw new ApiError('not-found', 'There is no such file, or the link has expired.');
    return reply
      .headers({
        'content-type': file.mimeType === '' ? 'application/octet-stream' : file.mimeType,
        'content-disposition': dispositionOf(file.mimeType, file.fileName),
        'content-security-policy': "sandbox; default-src 'none'",
        'cache-control': 'private, max-age=86400, immutable',
      })
      .sendFile(basename(file.path), dirname(file.path), { contentType: false, cacheControl: false });
  });
}

/** `POST /uploads?fileName=…`: the body is the file, streamed to disk; the answer's id goes into `messages.send`. */
export function registerUploadRoute(
  server: FastifyInstance,
  deps: { files: CoreFiles; access: Access },
): void {
  // In a scope of its own, where no body is parsed.
  void server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
    scope.post<{ Querystring: { fileName?: string | string[] } }>(
      '/uploads',
      { onRequest: requireBearer(deps.access), bodyLimit: Number.MAX_SAFE_INTEGER },
      (request, reply) => {
        // After a refusal the rest of the file is still on its way: let go of the connection instead of reading it.
        void reply.header('connection', 'close');
        const given = request.query.fileName;
        const fileName = typeof given === 'string' ? given.trim().slice(0, 255) : '';
        if (fileName === '') throw new ApiError('invalid', 'A file needs a name.', { fileName: 'Missing.' });
        return deps.files.saveUpload({
          fileName,
          mimeType: request.headers['content-type'] ?? 'application/octet-stream',
          // Stopping early must not tear down the connection before the refusal has been read.
          stream: request.raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>,
        });
      },
    );
    done();
  });
}

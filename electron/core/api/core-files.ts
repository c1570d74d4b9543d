import { createHmac, timingSafeEqual } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { ApiError } from '#shared/api/errors.ts';
import { refusal } from '#shared/api/errors.ts';
import { asId, type AttachmentId, type UploadId } from '#shared/domain/ids.ts';

import type { CoreFiles, OpenFile } from '../core-types.ts';
import { cleanFileName, cleanMimeType, storedExtension } from '../inbound/attachment.ts';
import { imageSizeOfFile } from '../inbound/image-size.ts';
import type { Clock, Folders, Random } from '../platform/ports.ts';
import { getAttachment } from '../store/attachments.ts';
import type { Store } from '../store/database.ts';
import { insertUpload } from '../store/uploads.ts';

/** What providers take at most (Green API, methods sendFileByUpload and sendFileByUrl). */
const largestUpload = 100 * 1024 * 1024;
const linkSpan = 12 * 60 * 60_000;

/** Makes and checks the addresses under which the screen reads media: `<img>` cannot carry a token. */
export type MediaLinks = {
  /** A path with signature, valid for 12 to 24 hours and the same for that long, so that pictures stay cached. */
  linkTo(id: string): string;
  isValid(id: string, query: { expires?: string; signature?: string }): boolean;
};

/** Links signed with a key of this run. */
export function createMediaLinks(clock: Clock, random: Random): MediaLinks {
  const key = random.hex(32);
  const sign = (id: string, expires: string) =>
    createHmac('sha256', key).update(`${id}\n${expires}`).digest('base64url');
  return {
    linkTo(id) {
      const expires = String((Math.floor(clock.now() / linkSpan) + 2) * linkSpan);
      return `/media/${id}?expires=${expires}&signature=${sign(id, expires)}`;
    },
    isValid(id, { expires = '', signature = '' }) {
      const wanted = Buffer.from(sign(id, expires));
      const given = Buffer.from(signature);
      return (
        given.length === wanted.length && timingSafeEqual(given, wanted) && Number(expires) > clock.now()
      );
    },
  };
}

export type CoreFilesDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly folders: Folders;
  readonly links: MediaLinks;
  /** The file of an export of events, under its id. */
  readonly openExport: (id: string) => OpenFile | null;
};

/** The files that go in and out beside the calls. */
export function createCoreFiles(deps: CoreFilesDeps): CoreFiles {
  const { store, clock, random, folders, links } = deps;
  return {
    openMedia(id, query) {
      if (!links.isValid(id, query)) return null;
      const exported = deps.openExport(id);
      if (exported !== null) return exported;
      const attachment = getAttachment(store.read, asId<AttachmentId>(id));
      if (attachment?.state !== 'ready' || attachment.path === null) return null;
      const { fileName, mimeType, size } = attachment;
      return { path: resolve(folders.media, attachment.path), fileName, mimeType, size: size ?? 0 };
    },
    async saveUpload({ fileName, mimeType: givenType, stream }) {
      const id = asId<UploadId>(random.id());
      const mimeType = cleanMimeType(givenType);
      const name = cleanFileName(fileName, 'file', mimeType);
      // Only the ending is the sender's: every disk takes the rest.
      const path = join(folders.uploads, `${id}${storedExtension(name, mimeType)}`);
      const part = `${path}.part`;
      await mkdir(folders.uploads, { recursive: true });
      try {
        const meter = new SizeLimit();
        await pipeline(stream, meter, createWriteStream(part, { flags: 'wx', flush: true }));
        await rename(part, path);
        const { size } = meter;
        const picture = await imageSizeOfFile(path, mimeType);
        const { width, height } = picture ?? { width: null, height: null };
        store.write((db) =>
          insertUpload(db, {
            id,
            fileName: name,
            mimeType,
            size,
            width,
            height,
            path,
            createdAt: clock.now(),
          }),
        );
        return { id, size };
      } catch (error) {
        await Promise.all([rm(part, { force: true }), rm(path, { force: true })]);
        throw error;
      }
    },
  };
}

/** Lets bytes through and counts them; fails beyond what may be sent. */
class SizeLimit extends Transform {
  size = 0;

  override _transform(chunk: Uint8Array, _encoding: string, next: TransformCallback): void {
    this.size += chunk.byteLength;
    next(this.size > largestUpload ? tooLarge() : null, chunk);
  }
}

function tooLarge(): ApiError {
  return refusal('invalid', 'file-too-large', {
    file: 'Larger than 100 MB.',
  });
}

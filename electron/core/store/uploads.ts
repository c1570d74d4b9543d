import type { UploadId } from '#shared/domain/ids.ts';

import type { ReadDb, WriteDb } from './database.ts';
import { sql } from './sql.ts';

/** A file that a person is about to send. `path` is absolute, `size` in bytes; a picture has its pixels. */
export type UploadRow = {
  readonly id: UploadId;
  readonly fileName: string;
  readonly mimeType: string;
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly path: string;
  readonly createdAt: number;
};

/** One upload, or undefined. */
export function getUpload(db: ReadDb, id: UploadId): UploadRow | undefined {
  return db.get(sql`
    SELECT id, file_name AS fileName, mime_type AS mimeType, size, width, height, path, created_at AS createdAt
    FROM uploads WHERE id = ${id}`);
}

/** Keeps a finished upload. */
export function insertUpload(db: WriteDb, upload: UploadRow): void {
  db.run(sql`
    INSERT INTO uploads (id, file_name, mime_type, size, width, height, path, created_at)
    VALUES (${upload.id}, ${upload.fileName}, ${upload.mimeType}, ${upload.size}, ${upload.width}, ${upload.height},
      ${upload.path}, ${upload.createdAt})`);
}

/** Forgets uploads from before a time (epoch ms) that no message has; returns their paths, for removing the files. */
export function forgetUnsentUploads(db: WriteDb, before: number): string[] {
  const rows = db.all<{ path: string }>(sql`
    DELETE FROM uploads WHERE created_at < ${before}
      AND path NOT IN (SELECT path FROM attachments WHERE path IS NOT NULL)
    RETURNING path`);
  return rows.map(({ path }) => path);
}

/** Where the uploads lie that are known, sent or not. */
export function uploadPaths(db: ReadDb): string[] {
  return db.all<{ path: string }>(sql`SELECT path FROM uploads`).map(({ path }) => path);
}

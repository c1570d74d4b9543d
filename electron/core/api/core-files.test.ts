import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { fakeClock, type FakeClock } from '#test/support/clock.ts';
import { collectingLog } from '#test/support/log.ts';
import { temporaryStore, type TemporaryStore } from '#test/support/store.ts';
import { asId, type UploadId } from '#shared/domain/ids.ts';

import type { CoreFiles } from '../core-types.ts';
import { systemRandom } from '../platform/system.ts';
import { sql } from '../store/sql.ts';
import { getUpload } from '../store/uploads.ts';
import { createCoreFiles, createMediaLinks } from './core-files.ts';
import { sweepUploads } from './sweep-uploads.ts';

const day = 24 * 60 * 60_000;

let temporary: TemporaryStore;
let clock: FakeClock;
let uploads: string;
let files: CoreFiles;

beforeEach(() => {
  temporary = temporaryStore();
  clock = fakeClock();
  uploads = join(temporary.folder, 'uploads');
  const random = systemRandom(clock);
  files = createCoreFiles({
    store: temporary.store,
    clock,
    random,
    folders: { database: temporary.file, media: join(temporary.folder, 'media'), uploads },
    links: createMediaLinks(clock, random),
    openExport: () => null,
  });
});
afterEach(() => temporary.close());

async function* bytes(...parts: string[]): AsyncIterable<Uint8Array> {
  for (const part of parts) yield await Promise.resolve(Buffer.from(part));
}

const save = (fileName: string, mimeType = 'application/pdf', stream = bytes('one ', 'two')) =>
  files.saveUpload({ fileName, mimeType, stream });
const uploadOf = (id: UploadId) => getUpload(temporary.store.read, id);
const sweep = () =>
  sweepUploads(
    { store: temporary.store, clock, log: collectingLog(), folder: uploads },
    new AbortController().signal,
  );

test('an upload is on disk with its bytes, under a name of our own', async () => {
  const { id, size } = await save('Прайс лист.pdf', 'application/pdf; charset=binary');
  const upload = uploadOf(id);
  expect(upload).toMatchObject({ fileName: 'Прайс лист.pdf', mimeType: 'application/pdf', size: 7 });
  expect(size).toBe(7);
  expect(readFileSync(upload?.path ?? '', 'utf8')).toBe('one two');
  expect(basename(upload?.path ?? '')).toBe(`${id}.pdf`);
});

test.each([
  ['漢'.repeat(120), '漢'.repeat(120)],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\me\\price.pdf', 'price.pdf'],
  ['CON', '_CON'],
  ['nul.txt', '_nul.txt'],
  ['photo\u202Egnp.exe', 'photognp.exe'],
  ['line\r\nbreak.txt', 'linebreak.txt'],
  ['...', 'file.pdf'],
  ['trailing. . ', 'trailing'],
  [`${'a'.repeat(149)}😀`, 'a'.repeat(149)],
  ['lone\ud83d.txt', 'lone.txt'],
])('a file called %j is kept as %j', async (given, kept) => {
  const { id } = await save(given);
  expect(uploadOf(id)?.fileName).toBe(kept);
  expect(readFileSync(uploadOf(id)?.path ?? '', 'utf8')).toBe('one two');
});

test('an upload that breaks off leaves nothing', async () => {
  async function* broken(): AsyncIterable<Uint8Array> {
    yield await Promise.resolve(Buffer.from('half'));
    throw new Error('aborted');
  }
  await expect(save('a.pdf', 'application/pdf', broken())).rejects.toThrow('aborted');
  expect(readdirSync(uploads)).toEqual([]);
  expect(temporary.store.read.all(sql`SELECT id FROM uploads`)).toEqual([]);
});

test('an upload that the database does not take leaves nothing', async () => {
  const { store } = temporary;
  files = createCoreFiles({
    store: {
      ...store,
      write: () => {
        throw new Error('database or disk is full');
      },
    },
    clock,
    random: systemRandom(clock),
    folders: { database: temporary.file, media: '', uploads },
    links: createMediaLinks(clock, systemRandom(clock)),
    openExport: () => null,
  });
  await expect(save('a.pdf')).rejects.toThrow('full');
  expect(readdirSync(uploads)).toEqual([]);
});

test('files that were uploaded and never sent are gone after a day; sent ones and young ones stay', async () => {
  const unsent = await save('unsent.pdf');
  const sent = await save('sent.pdf');
  markSent(sent.id);
  const leftover = join(uploads, 'half.part');
  writeFileSync(leftover, 'half');
  mkdirSync(join(uploads, 'old-folder'));
  for (const path of [leftover, join(uploads, 'old-folder')]) utimesSync(path, 0, 0);
  clock.advance(day + 1);
  const young = await save('young.pdf');
  await sweep();
  expect([unsent, sent, young].map(({ id }) => uploadOf(id)?.fileName)).toEqual([
    undefined,
    'sent.pdf',
    'young.pdf',
  ]);
  expect(readdirSync(uploads).sort()).toEqual([`${sent.id}.pdf`, `${young.id}.pdf`].sort());
});

test('a shop that has never uploaded anything has nothing to sweep', async () => {
  await sweep();
  expect(existsSync(uploads)).toBe(false);
});

/** The rows that sending it would leave, as far as the sweep looks. */
function markSent(id: UploadId): void {
  const upload = uploadOf(asId<UploadId>(id));
  temporary.store.write((db) => {
    db.run(
      sql`INSERT INTO channels (id, provider, label, config, created_at) VALUES ('c', 'practice', '', '{}', 0)`,
    );
    db.run(sql`
      INSERT INTO conversations (id, channel_id, kind, send_to, last_message_at, created_at)
      VALUES ('chat', 'c', 'person', 'x', 0, 0)`);
    db.run(sql`
      INSERT INTO messages (seq, id, conversation_id, channel_id, direction, author, kind, text, content, status, at, received_at)
      VALUES (1, 'm', 'chat', 'c', 'out', 'person', 'document', '', '{}', 'sent', 0, 0)`);
    db.run(sql`
      INSERT INTO attachments (id, message_seq, state, file_name, mime_type, path)
      VALUES ('a', 1, 'ready', 'sent.pdf', 'application/pdf', ${upload?.path ?? null})`);
  });
}

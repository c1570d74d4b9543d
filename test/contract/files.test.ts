import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { openDesk, ownerToken, type Desk } from './local-listener.ts';
import { scriptedCore, type ScriptedCore } from './scripted-core.ts';

let core: ScriptedCore;
let desk: Desk;
let folder: string;

beforeEach(async () => {
  core = scriptedCore();
  desk = await openDesk(core);
  folder = mkdtempSync(join(tmpdir(), 'deskbell media '));
});

afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

function keep(id: string, mimeType: string, fileName: string, content: string): void {
  const path = join(folder, `${id} kept.bin`);
  writeFileSync(path, content);
  core.media.set(id, { path, mimeType, fileName, size: content.length });
}

const media = (id: string, headers: Record<string, string> = {}) =>
  desk.ask(`/media/${id}?expires=1&signature=right`, { token: null, headers });

test('a picture is shown with its own type and name, and can run nothing', async () => {
  keep('1', 'image/png', 'Кот.png', 'pixels');
  const response = await media('1');
  expect([response.status, await response.text()]).toEqual([200, 'pixels']);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': `inline; filename="___.png"; filename*=UTF-8''%D0%9A%D0%BE%D1%82.png`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, max-age=86400, immutable',
  });
});

test.each(['text/html', 'image/svg+xml', 'application/pdf', 'text/javascript', ''])(
  'a file of type "%s" is saved, not shown',
  async (type) => {
    keep('1', type, 'page', '<script>1</script>');
    const response = await media('1');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(response.headers.get('content-type')).toBe(type === '' ? 'application/octet-stream' : type);
  },
);

test('a part of a film can be asked for', async () => {
  keep('1', 'video/mp4', 'film.mp4', '0123456789');
  const part = await media('1', { range: 'bytes=2-5' });
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
    206,
    'bytes 2-5/10',
    '2345',
  ]);
  const beyond = await media('1', { range: 'bytes=20-' });
  expect(beyond.status).toBe(416);
});

test('a wrong signature, an unknown file and one that is gone from the disk are not found', async () => {
  keep('1', 'image/png', 'a.png', 'pixels');
  core.media.set('gone', { path: join(folder, 'gone'), mimeType: 'image/png', fileName: 'a', size: 1 });
  const wrong = await desk.ask('/media/1?expires=1&signature=wrong');
  expect([wrong.status, (await media('2')).status, (await media('gone')).status]).toEqual([404, 404, 404]);
});

test('an upload is streamed to the core with its name and type', async () => {
  const response = await desk.ask(`/uploads?fileName=${encodeURIComponent('Прайс лист.pdf')}`, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf' },
    body: 'x'.repeat(900),
  });
  expect([response.status, await response.json()]).toEqual([200, { id: 'upload-1', size: 900 }]);
  expect(core.uploads).toEqual([{ fileName: 'Прайс лист.pdf', mimeType: 'application/pdf', size: 900 }]);
});

test('JSON is a file too, and so is nothing', async () => {
  await desk.ask('/uploads?fileName=a.json', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{',
  });
  await desk.ask('/uploads?fileName=empty', { method: 'POST' });
  expect(core.uploads.map(({ mimeType, size }) => [mimeType, size])).toEqual([
    ['application/json', 1],
    ['application/octet-stream', 0],
  ]);
});

test('a file needs a name', async () => {
  for (const path of ['/uploads', '/uploads?fileName=', '/uploads?fileName=a&fileName=b']) {
    expect((await desk.ask(path, { method: 'POST', body: 'x' })).status).toBe(422);
  }
  const response = await desk.ask('/uploads', { method: 'POST', body: 'x' });
  expect([response.status, await response.json()]).toMatchObject([
    422,
    { error: { fields: { fileName: 'Missing.' } } },
  ]);
});

test('a file that is too large is refused while it is still coming, and the refusal arrives', async () => {
  const answer = await new Promise<string>((resolve, reject) => {
    const { port } = new URL(desk.address);
    let text = '';
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(
        `POST /uploads?fileName=big HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${ownerToken}\r\n` +
          `content-type: video/mp4\r\ncontent-length: 999999999\r\n\r\n${'x'.repeat(2000)}`,
      );
    });
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
  expect(answer).toMatch(/^HTTP\/1\.1 422 /);
  expect(answer).toContain('The file is too large.');
});

test('an upload that never ends does not hold up the stop', async () => {
  const { port } = new URL(desk.address);
  const closed = new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(
        `POST /uploads?fileName=slow HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${ownerToken}\r\n` +
          `content-type: video/mp4\r\ncontent-length: 999\r\n\r\nxxx`,
      );
    });
    socket.on('error', () => undefined).on('close', resolve);
  });
  await desk.ask('/openapi.json');
  await desk.close();
  await closed;
  expect(core.uploads).toEqual([]);
  desk = await openDesk(core);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { connectTo } from '#test/support/green-api/connect.ts';
import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import type { Fault } from '#test/support/green-api/faults.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';

import type { OutgoingMessage, SendOutcome } from '../provider.ts';

const signal = new AbortController().signal;
const to = '79161234501@c.us';
const message = (more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  outboxId: 'o1',
  to,
  text: 'See you on Friday at five!',
  file: null,
  quotedProviderMessageId: null,
  isAutomatic: false,
  ...more,
});

let green: GreenApiSimulator;
let line: SimulatedLine;
let folder: string;
beforeEach(async () => {
  green = await startGreenApi();
  line = green.addInstance();
  folder = mkdtempSync(join(tmpdir(), 'deskbell-send-'));
});
afterEach(async () => {
  await green.stop();
  rmSync(folder, { recursive: true });
});

describe('handing a message over', () => {
  it('gives a text with its quote and returns the id of the message', async () => {
    const outcome = await connectTo(line).connection.send(message({ quotedProviderMessageId: 'Q1' }), signal);
    expect(outcome).toEqual({ kind: 'accepted', providerMessageId: line.sent[0]!.idMessage });
    expect(line.callsOf('sendMessage').map(({ body }) => body)).toEqual([
      { chatId: to, message: 'See you on Friday at five!', quotedMessageId: 'Q1' },
    ]);
  });

  it('gives a file with its name, type, caption and every byte', async () => {
    const path = join(folder, 'upload-1');
    const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 251));
    writeFileSync(path, bytes);
    const file = { path, fileName: 'Прайс "осень".pdf', mimeType: 'application/pdf', size: bytes.length };
    const outcome = await connectTo(line).connection.send(message({ file, text: 'Наши цены' }), signal);
    expect(outcome).toEqual({ kind: 'accepted', providerMessageId: line.sent[0]!.idMessage });
    const [call] = line.callsOf('sendFileByUpload');
    expect(call!.body).toEqual({ chatId: to, fileName: 'Прайс "осень".pdf', caption: 'Наши цены' });
    expect(call!.file!.mimeType).toBe('application/pdf');
    expect(call!.file!.bytes.equals(bytes)).toBe(true);
  });

  it.each<[string, Fault, Partial<SendOutcome>, number]>([
    [
      '429',
      { kind: 'status', status: 429, headers: { 'Retry-After': '3' } },
      { kind: 'retry', afterMs: 3000 },
      0,
    ],
    [
      'a starting instance',
      { kind: 'status', status: 400, body: 'instance in starting process try later' },
      { kind: 'retry', afterMs: 5000 },
      0,
    ],
    ['a refusal', { kind: 'status', status: 400, body: 'bad request data' }, { kind: 'failed' }, 0],
    [
      '466',
      {
        kind: 'status',
        status: 466,
        body: { invokeStatus: { method: 'sendmessage', used: 1, total: 1, status: 'QUOTE_EXCEEDED' } },
      },
      { kind: 'failed' },
      0,
    ],
    ['a reset before it was accepted, which nobody can know', { kind: 'reset' }, { kind: 'unknown' }, 0],
    ['a reset after it was accepted', { kind: 'reset-after' }, { kind: 'unknown' }, 1],
    ['502 after it was accepted', { kind: 'status-after', status: 502 }, { kind: 'unknown' }, 1],
    ['an answer that is none', { kind: 'garbage' }, { kind: 'unknown' }, 1],
    ['an empty answer', { kind: 'garbage', body: '' }, { kind: 'unknown' }, 1],
  ])('asks once and tells what is proved after %s', async (_name, fault, expected, accepted) => {
    line.faults.next('sendMessage', fault);
    expect(await connectTo(line).connection.send(message(), signal)).toMatchObject(expected);
    expect(line.callsOf('sendMessage')).toHaveLength(1);
    expect(line.sent).toHaveLength(accepted);
  });

  it('waits for the keys when they are wrong', async () => {
    const wrong = [connectTo(line, { apiTokenInstance: 'wrong' }), connectTo(line, { idInstance: '999' })];
    for (const { connection } of wrong) {
      expect(await connection.send(message(), signal)).toMatchObject({
        kind: 'wait',
        connection: 'keys-wrong',
      });
    }
  });

  it('waits for the phone when the number is signed out', async () => {
    line.setState('notAuthorized');
    expect(await connectTo(line).connection.send(message(), signal)).toMatchObject({
      kind: 'wait',
      connection: 'signed-out',
    });
  });

  it('may try again when nobody listens at the address', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const { connection } = connectTo(line, { apiUrl: `http://127.0.0.1:${port}` });
    expect(await connection.send(message(), signal)).toMatchObject({
      kind: 'retry',
      failure: { code: 'provider-unreachable' },
    });
  });

  it('refuses what is too long, too large or gone before it asks anybody', async () => {
    const { connection } = connectTo(line);
    const file = { path: join(folder, 'nothing'), fileName: 'a.jpg', mimeType: 'image/jpeg', size: 5 };
    expect(await connection.send(message({ text: 'x'.repeat(20_001) }), signal)).toMatchObject({
      failure: { code: 'text-too-long' },
    });
    expect(
      await connection.send(message({ file: { ...file, size: 101 * 1024 * 1024 } }), signal),
    ).toMatchObject({ failure: { code: 'file-too-large' } });
    expect(await connection.send(message({ file }), signal)).toMatchObject({
      kind: 'failed',
      failure: { code: 'file-missing' },
    });
    expect(line.requests).toEqual([]);
  });

  it('leaves the fate open when it is stopped on the way, and sends nothing when it was stopped before', async () => {
    const stopping = new AbortController();
    line.faults.next('sendMessage', { kind: 'slow', ms: 60_000 });
    const { connection } = connectTo(line);
    const sending = connection.send(message(), stopping.signal);
    await expect.poll(() => line.sent.length).toBe(1);
    stopping.abort();
    expect(await sending).toMatchObject({ kind: 'unknown', failure: { code: 'interrupted' } });
    expect(await connection.send(message(), stopping.signal)).toMatchObject({ kind: 'retry' });
    expect(line.sent).toHaveLength(1);
  });

  it('never writes the token, the chat or the words into log or outcome', async () => {
    const { connection, logged } = connectTo(line);
    const echo = `bad /waInstance${line.idInstance}/sendMessage/${line.apiTokenInstance} for ${to}`;
    line.faults.next('sendMessage', { kind: 'status', status: 400, body: echo });
    line.faults.next('sendMessage', { kind: 'status', status: 502, body: echo });
    const outcomes = [
      await connection.send(message(), signal),
      await connection.send(message(), signal),
      await connection.send(message(), signal),
    ];
    const seen = JSON.stringify([outcomes, logged]);
    for (const secret of [line.apiTokenInstance, '79161234501', 'Friday']) expect(seen).not.toContain(secret);
    expect(logged).toHaveLength(3);
  });
});

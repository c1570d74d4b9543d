import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { connectTo } from '#test/support/green-api/connect.ts';
import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';

import type { SettleQuery } from '../provider.ts';
import { findMessage } from './settle.ts';

const signal = new AbortController().signal;
const to = '79161234501@c.us';
const words = 'See you on Friday\nat five!';

let green: GreenApiSimulator;
let line: SimulatedLine;
beforeEach(async () => {
  green = await startGreenApi();
  line = green.addInstance();
});
afterEach(() => green.stop());

const query = (more: Partial<SettleQuery> = {}): SettleQuery => ({
  to,
  text: words,
  fileName: null,
  attemptedAt: Date.now(),
  taken: new Set(),
  ...more,
});

describe('a message of unknown fate', () => {
  it('is found in the history after its answer was lost', async () => {
    const { connection } = connectTo(line);
    line.faults.next('sendMessage', { kind: 'reset-after' });
    const message = {
      outboxId: 'o1',
      to,
      text: words,
      file: null,
      quotedProviderMessageId: null,
      isAutomatic: false,
    };
    expect(await connection.send(message, signal)).toMatchObject({ kind: 'unknown' });
    expect(await connection.settle(query(), signal)).toEqual({
      kind: 'found',
      providerMessageId: line.sent[0]!.idMessage,
    });
  });

  it('is found when the history names the chat by its hidden id', async () => {
    const hidden = green.addInstance({ names: 'lid' });
    const id = hidden.otherProgramWrites({ phone: '79161234501' }, words);
    expect(hidden.sent[0]!.chatId).toMatch(/@lid$/);
    const told = await connectTo(hidden).connection.settle(query(), signal);
    expect(told).toEqual({ kind: 'found', providerMessageId: id });
  });

  it('is not found when it never arrived', async () => {
    line.otherProgramWrites({ phone: '79161234501' }, 'Something else');
    expect(await connectTo(line).connection.settle(query(), signal)).toEqual({ kind: 'not-found' });
  });

  it('is found among the last sent ones when the chat cannot be read', async () => {
    const id = line.otherProgramWrites({ phone: '79161234501' }, words);
    line.faults.next('getChatHistory', { kind: 'status', status: 500 });
    expect(await connectTo(line).connection.settle(query(), signal)).toEqual({
      kind: 'found',
      providerMessageId: id,
    });
  });

  it('stays open when nothing can be read', async () => {
    line.faults.always('getChatHistory', { kind: 'reset' });
    line.faults.always('lastOutgoingMessages', { kind: 'garbage' });
    expect(await connectTo(line).connection.settle(query(), signal)).toEqual({ kind: 'cannot-tell' });
  });
});

describe('a message in the history', () => {
  const attemptedAt = 1_790_000_000_000;
  const item = (more: Record<string, unknown> = {}) => ({
    type: 'outgoing',
    sendByApi: true,
    idMessage: 'S1',
    chatId: to,
    timestamp: attemptedAt / 1000 + 2,
    typeMessage: 'extendedTextMessage',
    textMessage: words,
    ...more,
  });
  const fits = (more: Record<string, unknown>, asked: Partial<SettleQuery> = {}) =>
    findMessage([item(more)], query({ attemptedAt, ...asked })) !== null;

  it.each([
    ['the same', {}, true],
    ['written a little before, by another clock', { timestamp: attemptedAt / 1000 - 59 }, true],
    ['written long before', { timestamp: attemptedAt / 1000 - 61 }, false],
    ['with other line ends', { textMessage: 'See you on Friday\r\nat five! ' }, true],
    ['with other words', { textMessage: 'See you on Friday' }, false],
    ['from the customer', { type: 'incoming' }, false],
    ['from the phone', { sendByApi: false }, false],
    ['in another chat', { chatId: '79161234502@c.us' }, false],
    ['in the same chat, another spelling', { chatId: '79161234501:2@c.us' }, true],
    [
      'with the text in the extended part only',
      { textMessage: undefined, extendedTextMessage: { text: words } },
      true,
    ],
  ])('%s: %s', (_name, more, expected) => {
    expect(fits(more)).toBe(expected);
  });

  it('is not proof twice, and the oldest comes first', () => {
    const items = [
      item({ idMessage: 'S3', timestamp: attemptedAt / 1000 + 9 }),
      item({ idMessage: 'S2', timestamp: attemptedAt / 1000 + 5 }),
      item(),
    ];
    const asked = (taken: string[]) => findMessage(items, query({ attemptedAt, taken: new Set(taken) }));
    expect(asked([])).toEqual({ kind: 'found', providerMessageId: 'S1' });
    expect(asked(['S1'])).toEqual({ kind: 'found', providerMessageId: 'S2' });
    expect(asked(['S1', 'S2', 'S3'])).toBeNull();
  });

  it('is a file with the same caption, or without one the same name', () => {
    const file = {
      typeMessage: 'imageMessage',
      textMessage: undefined,
      downloadUrl: 'https://files.example/1',
      fileName: 'new-name.jpg',
    };
    expect(fits({ ...file, caption: words }, { fileName: 'a.jpg' })).toBe(true);
    expect(fits({ ...file, caption: 'other' }, { fileName: 'a.jpg' })).toBe(false);
    expect(fits({ ...file, caption: '' }, { fileName: 'a.jpg', text: '' })).toBe(false);
    expect(fits({ ...file, caption: '', fileName: 'a.jpg' }, { fileName: 'a.jpg', text: '' })).toBe(true);
    expect(fits({}, { fileName: 'a.jpg' })).toBe(false);
  });
});

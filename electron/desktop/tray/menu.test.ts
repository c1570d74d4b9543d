import { describe, expect, it, test } from 'vitest';

import { asId } from '#shared/domain/ids.ts';
import { brokenAddress, sampleDesk, sampleView } from '#test/support/desktop/sample-desk.ts';
import { sampleConversation } from '#test/support/inbox/samples.ts';
import { sampleOutboxItem } from '#test/support/outbox/samples.ts';
import { sampleChannel } from '#test/support/sample-shop.ts';

import type { Desk } from '../desk/desk.ts';
import { menuOf, type MenuLine, type MenuView } from './menu.ts';

/** The menu as a person reads it: `-` between groups, `(…)` what cannot be clicked, `> ` what lies in a submenu. */
function written(lines: readonly MenuLine[], indent = ''): string[] {
  return lines.flatMap((line) => {
    switch (line.kind) {
      case 'separator':
        return ['-'];
      case 'text':
        return [`${indent}(${line.label})`];
      case 'action':
        return [`${indent}${line.label}`];
      case 'submenu':
        return [`${indent}${line.label}`, ...written(line.lines, `${indent}> `)];
    }
  });
}

const show = (desk: Desk | null, view: Partial<MenuView> = {}) =>
  written(menuOf({ ...sampleView(), desk, ...view }));

const actionOf = (desk: Desk, label: string, view: Partial<MenuView> = {}) => {
  const all = (lines: readonly MenuLine[]): MenuLine[] =>
    lines.flatMap((line) => [line, ...(line.kind === 'submenu' ? all(line.lines) : [])]);
  return all(menuOf({ ...sampleView(), desk, ...view })).flatMap((line) =>
    line.kind === 'action' && line.label === label ? [line.action] : [],
  )[0];
};

const chat = (id: string, title: string, at: string) =>
  sampleConversation({
    id: asId(id),
    title,
    lastMessage: { text: 'secret words', kind: 'text', direction: 'in', status: 'received', at },
  });

const busy = sampleDesk({
  needsReply: 4,
  waiting: [
    chat('c/1', 'Anna', '2026-11-21T08:05:00Z'),
    chat('c2', 'Hair & Nails supply', '2026-11-20T08:05:00Z'),
    chat('c3', '+7 999 123-45-67', '2026-11-17T08:05:00Z'),
  ],
  nextSend: sampleOutboxItem({ title: 'Maria Petrova', dueAt: '2026-11-21T15:00:00Z' }),
  nextSendKind: 'before',
});

test('a full disk stands at the top, and leads to what is free', () => {
  const desk = sampleDesk({ health: { disk: { isFull: true } } });
  expect(show(desk).slice(0, 4)).toEqual(['Open Deskbell', '-', 'The disk is full', '-']);
  expect(actionOf(desk, 'The disk is full')).toEqual({ kind: 'open', address: '/connections/health' });
});

describe('a version that lies ready', () => {
  const view = { hasPin: true, readyVersion: '1.3.0' };

  it('has a line of its own, also while nothing else is known', () => {
    const desk = sampleDesk();
    expect(show(desk, view).slice(-5)).toEqual([
      '-',
      'Version 1.3.0 is ready: restart',
      '-',
      'Lock now',
      'Quit Deskbell',
    ]);
    expect(show(null, view)).toContain('Version 1.3.0 is ready: restart');
    expect(actionOf(desk, 'Version 1.3.0 is ready: restart', view)).toEqual({ kind: 'update' });
  });

  it('waits for the PIN', () => {
    expect(show(sampleDesk(), { ...view, isLocked: true }).join()).not.toContain('1.3.0');
  });
});

test('the menu of a busy day', () => {
  expect(show(busy, { hasPin: true })).toEqual([
    'Open Deskbell',
    '-',
    '4 chats need a reply',
    'Anna · 11:05',
    'Hair && Nails supply · Yesterday',
    '+7 999 123-45-67 · Tue',
    '-',
    'Next: reminder to Maria Petrova, 18:00',
    'Pause sending',
    '> For an hour',
    '> Until tomorrow morning',
    '> Until I resume',
    '-',
    'Salon: works',
    'Copy the address for bookings',
    '-',
    'Lock now',
    'Quit Deskbell',
  ]);
});

test('the same in Russian', () => {
  expect(show(busy, { ...sampleView('ru'), hasPin: true })).toEqual([
    'Открыть Deskbell',
    '-',
    '4 чата ждут ответа',
    'Anna · 11:05',
    'Hair && Nails supply · Вчера',
    '+7 999 123-45-67 · Вт',
    '-',
    'Дальше — напоминание: Maria Petrova, 18:00',
    'Пауза в отправке',
    '> На час',
    '> До завтрашнего утра',
    '> Пока не сниму сам',
    '-',
    'Salon: работает',
    'Скопировать адрес для записей',
    '-',
    'Заблокировать',
    'Выйти из Deskbell',
  ]);
});

test('with the text of toasts hidden no customer is named, only counted', () => {
  expect(show(busy, { showsNames: false }).slice(0, 6)).toEqual([
    'Open Deskbell',
    '-',
    '4 chats need a reply',
    '-',
    'Next: reminder, 18:00',
    'Pause sending',
  ]);
});

test('while locked it opens, counts and quits, and changes nothing', () => {
  expect(show(busy, { isLocked: true, hasPin: true })).toEqual([
    'Open Deskbell',
    '-',
    '(Locked)',
    '(4 chats need a reply)',
    '-',
    'Quit Deskbell',
  ]);
});

test('before the desk was looked at it opens and quits', () => {
  expect(show(null)).toEqual(['Open Deskbell', '-', 'Quit Deskbell']);
  expect(show(null, { isLocked: true, hasPin: true })).toEqual([
    'Open Deskbell',
    '-',
    '(Locked)',
    '-',
    'Quit Deskbell',
  ]);
});

test('a new shop is led to its first number and to starting', () => {
  const desk = sampleDesk({ channels: [], bookingHookUrl: '', health: { sending: 'stopped' } });
  expect(show(desk)).toEqual([
    'Open Deskbell',
    '-',
    '(Nobody waits for a reply)',
    '-',
    'Start sending…',
    '-',
    'Connect a number…',
    '(No address for bookings yet)',
    '-',
    'Quit Deskbell',
  ]);
});

describe('what is said about sending', () => {
  const lines = (desk: Desk) => {
    const all = show(desk);
    return all.slice(all.indexOf('-', 2) + 1).slice(0, all.slice(all.indexOf('-', 2) + 1).indexOf('-'));
  };
  const nextSend = sampleOutboxItem({ title: 'Anna', dueAt: '2026-11-22T06:30:00Z' });
  const counts = { waiting: 0, unknown: 2, failed: 0, nextDueAt: null };

  it.each<[string, Desk, readonly string[]]>([
    [
      'a pause with an end; what waits for it is not announced',
      sampleDesk({ nextSend, health: { sending: 'paused', sendingUntil: '2026-11-22T06:00:00Z' } }),
      ['(Sending is paused until tomorrow, 09:00)', 'Resume sending'],
    ],
    [
      'a pause without an end; what a person has put off leaves all the same',
      sampleDesk({ nextSend: { ...nextSend, origin: 'person' }, health: { sending: 'paused' } }),
      ['Next: message to Anna, tomorrow, 09:30', '(Sending is paused)', 'Resume sending'],
    ],
    [
      'messages that nobody knows about',
      sampleDesk({ health: { outbox: counts, sending: 'stopped' } }),
      ['2 messages: were they sent?', 'Start sending…'],
    ],
    [
      'a message that is due and has not left',
      sampleDesk({ nextSend: { ...nextSend, dueAt: '2026-11-21T09:00:00Z' }, nextSendKind: 'created' }),
      [
        'Next: confirmation to Anna, due already',
        'Pause sending',
        '> For an hour',
        '> Until tomorrow morning',
        '> Until I resume',
      ],
    ],
  ])('%s', (_what, desk, expected) => {
    expect(lines(desk)).toEqual(expected);
  });
});

test('of many numbers those with trouble are never left out', () => {
  const numbers = ['A', 'B', 'C', 'D', 'E', 'F'].map((label) => sampleChannel({ id: asId(label), label }));
  const channels = [...numbers, sampleChannel({ label: 'G', state: 'broken', connection: 'keys-wrong' })];
  expect(show(sampleDesk({ channels })).filter((line) => line.includes(': '))).toEqual([
    'G: keys not accepted',
    'A: works',
    'B: works',
    'C: works',
    'D: works',
  ]);
});

describe('a click', () => {
  it.each([
    ['Open Deskbell', { kind: 'open' }],
    ['4 chats need a reply', { kind: 'open', address: '/inbox' }],
    ['Anna · 11:05', { kind: 'open', address: '/inbox/c%2F1' }],
    ['Next: reminder to Maria Petrova, 18:00', { kind: 'open', address: '/outbox' }],
    ['Until tomorrow morning', { kind: 'pause', length: 'tomorrow' }],
    ['For an hour', { kind: 'pause', length: 'hour' }],
    ['Until I resume', { kind: 'pause', length: 'open' }],
    ['Salon: works', { kind: 'open', address: '/connections' }],
    ['Copy the address for bookings', { kind: 'copy-hook' }],
    ['Lock now', { kind: 'lock' }],
    ['Quit Deskbell', { kind: 'quit' }],
  ])('on “%s” does %j', (label, action) => {
    expect(actionOf(busy, label, { hasPin: true })).toEqual(action);
  });

  it('resumes what is paused, and leads to the start of what was never started', () => {
    expect(actionOf(sampleDesk({ health: { sending: 'paused' } }), 'Resume sending')).toEqual({
      kind: 'resume',
    });
    expect(actionOf(sampleDesk({ health: { sending: 'stopped' } }), 'Start sending…')).toEqual({
      kind: 'open',
      address: '/outbox/start',
    });
  });
});

test('no label is wider than a menu, and none carries what was written', () => {
  const name = 'Anna-Maria-Magdalena '.repeat(10);
  const desk = sampleDesk({
    needsReply: 1,
    waiting: [chat('c1', name, '2024-01-01T08:00:00Z')],
    nextSend: sampleOutboxItem({ title: name, dueAt: '2026-12-30T15:00:00Z' }),
    nextSendKind: 'no-show',
    channels: [sampleChannel({ label: name, state: 'broken', connection: 'quota-exceeded' })],
  });
  for (const language of ['en', 'ru'] as const) {
    for (const line of show(desk, sampleView(language))) {
      expect(line.length, line).toBeLessThanOrEqual(90);
      expect(line).not.toContain('secret');
    }
  }
});

test('a public address that does not work is said while numbers need it, and leads to where it is mended', () => {
  const desk = sampleDesk({ health: { tunnel: brokenAddress } });
  expect(show(desk)).toContain('Cannot be reached from outside');
  expect(actionOf(desk, 'Cannot be reached from outside')).toEqual({
    kind: 'open',
    address: '/connections/address',
  });
  const calm = { ...brokenAddress, isTrouble: false };
  expect(show(sampleDesk({ health: { tunnel: calm } }))).not.toContain('Cannot be reached from outside');
});

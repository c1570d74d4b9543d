import { describe, expect, it, test } from 'vitest';

import type { Desk } from '../desk/desk.ts';
import { brokenAddress, sampleDesk, sampleView } from '#test/support/desktop/sample-desk.ts';
import { sampleConversation } from '#test/support/inbox/samples.ts';
import { sampleChannel } from '#test/support/sample-shop.ts';

import { tooltipOf } from './tooltip.ts';

const signedOut = sampleChannel({ state: 'broken', connection: 'signed-out', label: 'Salon on the corner' });
const counts = { waiting: 0, unknown: 0, failed: 0, nextDueAt: null };

describe('the tooltip', () => {
  it.each<[string, Desk | null, string, string]>([
    ['before anything is known', null, 'Deskbell', 'Deskbell'],
    ['when nothing happens', sampleDesk(), 'Deskbell', 'Deskbell'],
    [
      'when two wait',
      sampleDesk({ needsReply: 2 }),
      'Deskbell\n2 chats need a reply',
      'Deskbell\n2 чата ждут ответа',
    ],
    [
      'during a pause with an end',
      sampleDesk({ health: { sending: 'paused', sendingUntil: '2026-11-22T06:00:00Z' } }),
      'Deskbell\nSending is paused until tomorrow, 09:00',
      'Deskbell\nОтправка на паузе до завтра, 09:00',
    ],
    [
      'before sending was started',
      sampleDesk({ health: { sending: 'stopped' } }),
      'Deskbell\nSending has not started',
      'Deskbell\nОтправка ещё не включена',
    ],
    [
      'with a full disk',
      sampleDesk({ needsReply: 2, health: { disk: { isFull: true } } }),
      'Deskbell\nThe disk is full\n2 chats need a reply',
      'Deskbell\nДиск заполнен\n2 чата ждут ответа',
    ],
    [
      'with everything at once, the most urgent first',
      sampleDesk({
        channels: [signedOut],
        needsReply: 5,
        health: { sending: 'paused', outbox: { ...counts, unknown: 1 } },
      }),
      'Deskbell\nSalon on the corner: signed out\n1 message: was it sent?\n5 chats need a reply\nSending is paused',
      'Deskbell\nSalon on the corner: вышел из WhatsApp\n1 сообщение: ушло ли оно?\n5 чатов ждут ответа\nОтправка на паузе',
    ],
  ])('%s', (_when, desk, english, russian) => {
    expect(tooltipOf(desk, sampleView('en'))).toBe(english);
    expect(tooltipOf(desk, sampleView('ru'))).toBe(russian);
  });
});

test('the tooltip never names a customer, and no number while locked', () => {
  const desk = sampleDesk({
    channels: [signedOut],
    needsReply: 1,
    waiting: [sampleConversation({ title: 'Maria Petrova' })],
  });
  expect(tooltipOf(desk, sampleView())).not.toContain('Maria');
  expect(tooltipOf(desk, { ...sampleView(), isLocked: true })).toBe(
    'Deskbell\n1 number has trouble\n1 chat needs a reply',
  );
});

test('the tooltip fits into the 127 characters of Windows: what does not fit whole is left out', () => {
  const desk = sampleDesk({
    channels: [sampleChannel({ ...signedOut, label: '👩‍👩‍👧'.repeat(60) })],
    needsReply: 1_234,
    health: {
      tunnel: brokenAddress,
      outbox: { ...counts, unknown: 12 },
      sending: 'paused',
      sendingUntil: '2026-12-31T06:00:00Z',
    },
  });
  for (const language of ['en', 'ru'] as const) {
    const text = tooltipOf(desk, sampleView(language));
    expect(text.length).toBeLessThanOrEqual(127);
    expect(text.split('\n').length).toBeGreaterThan(1);
  }
});

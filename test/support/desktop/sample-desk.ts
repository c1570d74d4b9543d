import type { Desk } from '#desktop/desk/desk.ts';
import { wordsOf } from '#desktop/words/words.ts';
import type { LanguageCode } from '#shared/i18n/languages.ts';
import { createTimeFormat } from '#shared/i18n/time-format.ts';

import { sampleChannel } from '../sample-shop.ts';

/** Noon of a Saturday in Moscow. */
export const deskTime = Date.parse('2026-11-21T09:00:00Z');

/** A public address that a number needs and that has not worked for minutes. */
export const brokenAddress: Desk['health']['tunnel'] = {
  state: 'broken',
  isNeeded: true,
  isTrouble: true,
  brokenSince: '2026-11-21T08:50:00.000Z',
};

/** A desk at which nothing happens; what a test is about is given by name. */
export function sampleDesk(
  fields: Omit<Partial<Desk>, 'health'> & { readonly health?: Partial<Desk['health']> } = {},
): Desk {
  const channels = fields.channels ?? [sampleChannel()];
  return {
    needsReply: 0,
    waiting: [],
    nextSend: null,
    nextSendKind: null,
    timeZone: 'Europe/Moscow',
    bookingHookUrl: 'https://example.com/hooks/bookings/secret',
    ...fields,
    channels,
    health: {
      channels: channels.map(({ id, state, lastEventAt, missingBetween }) => ({
        id,
        state,
        lastEventAt,
        missingBetween,
      })),
      tunnel: { state: 'unknown', isNeeded: false, isTrouble: false, brokenSince: null },
      sending: 'running',
      sendingUntil: null,
      outbox: { waiting: 0, unknown: 0, failed: 0, nextDueAt: null },
      journal: { new: 0, failed: 0 },
      disk: { isFull: false },
      ...fields.health,
    },
  };
}

/** How the tray speaks to a test: at `deskTime`, in Moscow, unlocked, with names. */
export function sampleView(language: LanguageCode = 'en') {
  return {
    words: wordsOf(language).tray,
    format: createTimeFormat(language, 'Europe/Moscow', () => deskTime),
    now: deskTime,
    isLocked: false,
    hasPin: false,
    readyVersion: null,
    showsNames: true,
  };
}

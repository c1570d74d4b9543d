import { wallTimeAt, wallTimeOf } from '#shared/domain/booking/wall-time.ts';

import type { SampleVisit } from './request-examples.ts';

/** What the form of a trial holds; texts as they are typed. */
export type TrialDraft = {
  readonly phone: string;
  readonly name: string;
  readonly service: string;
  /** `2026-11-21` */
  readonly day: string;
  /** `15:00` */
  readonly time: string;
};

const day = 24 * 60 * 60_000;

/** Three in the afternoon in a week, by the wall of the shop. `now` in epoch ms. */
export function inAWeek(now: number, timeZone: string): Pick<TrialDraft, 'day' | 'time'> {
  return { day: wallTimeAt(now + 7 * day, timeZone).local.slice(0, 10), time: '15:00' };
}

/** The visit of a form; null without a day and a time that can be read. */
export function visitOf(draft: TrialDraft, timeZone: string, externalId: string): SampleVisit | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(draft.day) || !/^\d{2}:\d{2}/.test(draft.time)) return null;
  const { instant, local } = wallTimeOf(`${draft.day}T${draft.time.slice(0, 5)}`, timeZone);
  return {
    externalId,
    contact: { name: draft.name.trim(), phone: draft.phone.trim() },
    service: draft.service.trim(),
    startsAt: withOffset(instant, local),
  };
}

/** `2026-11-21T15:00:00+03:00`: as a person would write it in that zone. */
function withOffset(instant: number, local: string): string {
  const wall = local.length === 16 ? `${local}:00` : local;
  const minutes = Math.round((Date.parse(`${wall}Z`) - instant) / 60_000);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return `${wall}${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`;
}

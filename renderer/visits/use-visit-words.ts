import { useMemo } from 'react';

import type { BookingView } from '#shared/api/calls/bookings.ts';

import { useLanguage, useTranslation } from '../i18n/use-translation.ts';
import { useTimeFormat } from '../ui/use-time-format.tsx';
import { dayAfter, dayAt } from './days.ts';
import { marksOf } from './marks.ts';

type Times = Pick<BookingView, 'startsAt' | 'endsAt' | 'timeZone'>;

export type VisitWords = {
  /** "15:00–15:45", or "15:00" without an end, by the shop's wall. */
  hours(visit: Times): string;
  /** "Tuesday 24 November, 15:00–15:45", or "Tomorrow, …", by the shop's wall. */
  dayAndHours(visit: Times): string;
  /** How the customer is told it where that differs from the shop's wall: "16:00 GMT+1"; else null. */
  elsewhere(visit: Times): string | null;
  /** Within a sentence: "tomorrow 15:00", "Tue 24 Nov 15:00". */
  moment(at: string | number): string;
  /** Beside "Today" and its neighbours, the date they mean: "Sat 21 Nov"; null beside a date. */
  dateBeside(at: number): string | null;
  /** "Saturday 21 November". */
  longDay(at: number): string;
  /** For the head of a column: "Sat" and "21". */
  weekDay(at: number): { readonly weekday: string; readonly number: string };
  /** "16–22 November", for a week that begins then. */
  week(from: number, to: number): string;
  /** When the next message about it leaves, or that none will; null where that goes without saying. */
  next(visit: BookingView, now: number): string | null;
  /** "Tomorrow 15:00", as a heading. */
  momentHead(at: string): string;
  /** "1,500.50 €"; without a currency only the number. */
  money(amount: number, currency: string | null): string;
  /** "Haircut", or "Visit" when nobody has said. */
  service(visit: Pick<BookingView, 'service'>): string;
  name(visit: Pick<BookingView, 'contactName'>): string;
  /** "Haircut, tomorrow 15:00". */
  short(visit: Pick<BookingView, 'service' | 'startsAt'>): string;
  /** Where it came from. */
  source(visit: Pick<BookingView, 'source' | 'sourceTitle'>): string;
  /** The whole row in one sentence, for screen readers. */
  spoken(visit: BookingView): string;
};

/** Visits in the person's words and the shop's time. */
export function useVisitWords(): VisitWords {
  const { t } = useTranslation('bookings');
  const language = useLanguage();
  const format = useTimeFormat();
  return useMemo(() => {
    const locale = language === 'en' ? 'en-GB' : language;
    const { timeZone } = format;
    const shortDay = new Intl.DateTimeFormat(locale, {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
    });
    const withYear = new Intl.DateTimeFormat(locale, {
      timeZone,
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    });
    const weekday = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short' });
    const dayNumber = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric' });
    const weekRange = new Intl.DateTimeFormat(locale, {
      timeZone,
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    });
    const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
    const dayWord = (at: number) => {
      const today = dayAt(Date.now(), timeZone);
      const day = dayAt(at, timeZone);
      for (const by of [-1, 0, 1]) if (day === dayAfter(today, by)) return relative.format(by, 'day');
      return (day.slice(0, 4) === today.slice(0, 4) ? shortDay : withYear).format(at).replace(',', '');
    };
    const hours = ({ startsAt, endsAt }: Times) =>
      endsAt === null ? format.time(startsAt) : `${format.time(startsAt)}–${format.time(endsAt)}`;
    const moment = (at: string | number) => {
      const instant = typeof at === 'number' ? at : Date.parse(at);
      return `${dayWord(instant)} ${format.time(instant)}`;
    };
    const service: VisitWords['service'] = (visit) =>
      visit.service === '' ? t('visit.noService') : visit.service;
    const name: VisitWords['name'] = ({ contactName }) =>
      contactName === '' ? t('visit.nameless') : contactName;
    return {
      hours,
      moment,
      momentHead: (at) => {
        const words = moment(at);
        return words.slice(0, 1).toLocaleUpperCase() + words.slice(1);
      },
      next: (visit, now) => {
        if (visit.nextMessageAt !== null) {
          return Date.parse(visit.nextMessageAt) <= now
            ? t('visit.waiting')
            : t('visit.next', { when: moment(visit.nextMessageAt) });
        }
        const isComing = visit.state === 'booked' && Date.parse(visit.startsAt) > now;
        return isComing && visit.sentCount === 0 ? t('visit.nothingPlanned') : null;
      },
      dateBeside: (at) => {
        const today = dayAt(Date.now(), timeZone);
        const isNear = [-1, 0, 1].some((by) => dayAt(at, timeZone) === dayAfter(today, by));
        return isNear ? shortDay.format(at).replace(',', '') : null;
      },
      longDay: (at) => format.day(at),
      weekDay: (at) => ({ weekday: weekday.format(at), number: dayNumber.format(at) }),
      week: (from, to) => weekRange.formatRange(from, to),
      service,
      name,
      dayAndHours: (visit) => `${format.day(visit.startsAt)}, ${hours(visit)}`,
      elsewhere: (visit) => elsewhereOf(locale, timeZone, visit),
      money: (amount, currency) => moneyOf(locale, amount, currency),
      short: (visit) => `${service(visit)}, ${moment(visit.startsAt)}`,
      source: ({ source, sourceTitle }) => sourceTitle ?? t(`source.${sourceKind(source)}`),
      spoken: (visit) =>
        t('visit.spoken', {
          time: hours(visit),
          name: name(visit),
          service: service(visit),
          marks: [
            ...marksOf(visit).map((mark) => t(`mark.${mark}`)),
            ...(visit.reach === 'ok' ? [] : [t(`reach.${visit.reach}`)]),
          ].join(', '),
        }),
    };
  }, [t, language, format]);
}

const kinds = ['manual', 'api', 'hook', 'torrow', 'practice', 'calendar', 'csv'] as const;

/** `calendar:7` is a calendar; anything unknown is a webhook, the open door. */
function sourceKind(source: string): (typeof kinds)[number] {
  const kind = source.split(':')[0];
  return kinds.find((known) => known === kind) ?? 'hook';
}

function elsewhereOf(locale: string, shopZone: string, visit: Times): string | null {
  if (visit.timeZone === shopZone) return null;
  const at = Date.parse(visit.startsAt);
  const wall = (timeZone: string) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  if (wall(visit.timeZone) === wall(shopZone)) return null;
  return new Intl.DateTimeFormat(locale, {
    timeZone: visit.timeZone,
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at);
}

function moneyOf(locale: string, amount: number, currency: string | null): string {
  const digits = Number.isInteger(amount) ? 0 : 2;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(
    locale,
    currency === null
      ? options
      : { ...options, style: 'currency', currency, currencyDisplay: 'narrowSymbol' },
  ).format(amount);
}

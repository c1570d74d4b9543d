import { configure } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Route } from 'wouter';

import type { BookingView } from '#shared/api/calls/bookings.ts';
import type { RuleView } from '#shared/api/calls/rules.ts';
import type { ParsedInput } from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';
import { asId } from '#shared/domain/ids.ts';
import { BookingsScreen } from '#renderer/bookings/bookings-screen.tsx';
import { TimeZoneProvider } from '#renderer/ui/use-time-format.tsx';

import { sampleSettings } from '../sample-shop.ts';
import { scriptedTransport, type Script, type ScriptedTransport } from '../scripted-transport.ts';
import { showScreen } from '../show-screen.tsx';
import { sampleRule, sampleVisit, visitDetails, type VisitDetails } from './sample-visits.ts';

export type OpenBookings = {
  readonly transport: ScriptedTransport;
  readonly user: ReturnType<typeof userEvent.setup>;
  readonly places: readonly string[];
  /** What the small core behind the screen holds; change it, then announce. */
  readonly visits: Map<string, VisitDetails>;
};

type Options = {
  readonly path?: string;
  readonly visits?: readonly (BookingView | VisitDetails)[];
  readonly rules?: readonly RuleView[];
  readonly script?: Script;
};

/** The bookings over a small core that lists, opens, cancels and changes visits; anything else is told by `script`. */
export function openBookings({ path = '/bookings', script = {}, ...given }: Options = {}): OpenBookings {
  // A busy machine is no reason to fail: what is waited for still has to come.
  configure({ asyncUtilTimeout: 8000 });
  const visits = new Map(
    (given.visits ?? [sampleVisit()]).map((visit) => [visit.id as string, visitDetails(visit)]),
  );
  const change = (id: string, fields: Partial<VisitDetails>) => {
    const visit = visits.get(id);
    if (!visit) throw new ApiError('not-found', 'There is no visit with this id.');
    visits.set(id, { ...visit, ...fields, version: visit.version + 1 });
    transport.announce({ topic: 'bookings' });
    return { id: visit.id, version: visit.version + 1 };
  };
  const transport = scriptedTransport({
    'settings.get': () => sampleSettings(),
    'channels.list': () => ({ items: [] }),
    'sources.list': () => ({ items: [] }),
    'rules.list': () => ({ items: [...(given.rules ?? [sampleRule()])] }),
    'health.get': () => ({
      channels: [],
      tunnel: { state: 'unknown', isNeeded: false, isTrouble: false, brokenSince: null },
      sending: 'running',
      sendingUntil: null,
      outbox: { waiting: 0, unknown: 0, failed: 0, nextDueAt: null },
      journal: { new: 0, failed: 0 },
      disk: { isFull: false },
    }),
    'bookings.counts': () => ({ noPhone: 0, noWhatsApp: 0 }),
    'bookings.list': (query) => ({ items: listed([...visits.values()], query) }),
    'bookings.get': ({ id }) => {
      const visit = visits.get(id);
      if (!visit) throw new ApiError('not-found', 'There is no visit with this id.');
      return visit;
    },
    'bookings.save': ({ contact, service, startsAt }) => {
      const visit = visitDetails({
        id: asId(`b${visits.size + 1}`),
        contactName: contact.name ?? '',
        phone: contact.phone,
        service,
        startsAt,
      });
      visits.set(visit.id, visit);
      transport.announce({ topic: 'bookings' });
      return { id: visit.id, version: 1 };
    },
    'bookings.change': ({ id, ...fields }) =>
      change(id, JSON.parse(JSON.stringify(fields)) as Partial<VisitDetails>),
    'bookings.cancel': ({ id }) => change(id, { state: 'cancelled' }),
    'bookings.restore': ({ id }) => change(id, { state: 'booked' }),
    'bookings.confirm': ({ id }) => change(id, { confirmation: 'confirmed' }),
    'bookings.markPaid': ({ id, paid }) => change(id, { paid }),
    ...script,
  });
  const user = userEvent.setup();
  const { places } = showScreen(
    <TimeZoneProvider timeZone="Europe/Moscow">
      <Route path="/bookings/:rest?">{(route) => <BookingsScreen rest={route.rest ?? null} />}</Route>
    </TimeZoneProvider>,
    transport,
    { path },
  );
  transport.connect();
  return { transport, user, places, visits };
}

type Query = ParsedInput<'bookings.list'>;

function listed(visits: readonly BookingView[], query: Query): BookingView[] {
  const { from, to, order, problem, source, limit } = query;
  const at = (instant: string) => Date.parse(instant);
  const found = visits
    .filter((visit) => from === undefined || at(visit.startsAt) >= at(from))
    .filter((visit) => to === undefined || at(visit.startsAt) < at(to))
    .filter((visit) => problem === undefined || visit.reach === problem)
    .filter((visit) => source === undefined || visit.source === source)
    .toSorted((one, other) => at(one.startsAt) - at(other.startsAt));
  return (order === 'latest-first' ? found.toReversed() : found).slice(0, limit);
}

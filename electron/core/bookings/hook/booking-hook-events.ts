import { bookingHookSchema } from '#shared/api/calls/bookings.ts';
import { ApiError, fieldsOf, type ErrorBody, refusal, wrongFields } from '#shared/api/errors.ts';
import { inEnglish, saying } from '#shared/domain/saying/saying.ts';

import { UnreadableEntryError, type Work } from '../../journal/worker.ts';
import type { EventBus } from '../../platform/event-bus.ts';
import type { Settings } from '../../settings/settings.ts';
import type { WriteDb } from '../../store/database.ts';
import type { Bookings, Saved } from '../bookings.ts';
import { receiveVisit } from '../receive-visit.ts';

export type BookingHookDeps = {
  readonly bus: EventBus;
  readonly bookings: Bookings;
  readonly settings: Settings;
  /** What is sent next may have changed. */
  readonly wakePlanner: () => void;
};

/** What the hook answers about a visit that was taken. */
export type HookResult = { readonly id: string; readonly version: number };

/**
 * Makes a body of `POST /hooks/bookings/:secret` into a visit. The result is the answer: `{id, version}`, or the error
 * with its fields, under which the body stays in the journal as failed.
 */
export function createBookingHookEvents(deps: BookingHookDeps): { work: Work } {
  return {
    work(db, entry) {
      const { booking, changes, isOutdated } = take(db, deps, readJson(entry.body), entry.receivedAt);
      const result: HookResult = { id: booking.id, version: booking.version };
      return {
        fate: {
          ...(isOutdated
            ? { state: 'ignored', reason: 'Something newer about this visit has come before.' }
            : { state: 'done', reason: null }),
          ...{ eventType: 'booking', result },
        },
        afterCommit() {
          deps.bus.announce(changes);
          if (changes.length > 0) deps.wakePlanner();
        },
      };
    },
  };
}

function take(db: WriteDb, deps: BookingHookDeps, body: unknown, heardAt: number): Saved {
  const parsed = bookingHookSchema.safeParse(body);
  if (!parsed.success) {
    const fields = fieldsOf(parsed.error);
    throw refused(wrongFields(fields));
  }
  const { externalId, previousExternalId, contact, ...words } = parsed.data;
  try {
    return receiveVisit(db, deps, {
      source: 'hook',
      id: null,
      externalId: externalId ?? null,
      previousExternalId: previousExternalId ?? null,
      person: { name: contact.name ?? null, phone: contact.phone },
      words,
      by: 'source',
      heardAt,
    });
  } catch (error) {
    throw error instanceof ApiError ? refused(error) : error;
  }
}

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as unknown;
  } catch {
    // JSON.parse would quote the body in its error.
    const why = saying('not-json');
    throw refused(refusal('invalid', why, { '(body)': inEnglish(why) }));
  }
}

function refused(error: ApiError): UnreadableEntryError {
  // Whoever posts here is a program: the reason for screens is none of its business.
  const result: ErrorBody = new ApiError(error.code, error.message, error.fields).toBody();
  return new UnreadableEntryError(error.message, 'booking', result);
}

import type { BookingContent, BookingVersion } from '#shared/domain/booking/booking.ts';
import type { BookingId, ChannelId, ContactId } from '#shared/domain/ids.ts';

import type { Change } from '../platform/event-bus.ts';
import type { WriteDb } from '../store/database.ts';

/** Plans anew what is sent about the visits of these customers (and of everybody who shares their phone); within the caller's transaction. */
export type Replan = (db: WriteDb, contactIds: readonly ContactId[]) => Change[];

/** Who made a version. */
export type ChangedBy = 'source' | 'person' | 'customer' | 'api' | 'deskbell';

/** What a source says about a visit. A field that is left out keeps what it was (or is empty in a new visit). */
export type Said = Pick<BookingContent, 'service' | 'start'> &
  Partial<Omit<BookingContent, 'contactId' | 'confirmation' | 'service' | 'start'>>;

export type SaveInput = {
  readonly source: string;
  /** The visit to change, when the caller knows it. */
  readonly id: BookingId | null;
  /** The ids by which the source knows it, the present one first; all become aliases. May be empty. */
  readonly externalIds: readonly string[];
  /** The number of ours that the source asks for; null = any. */
  readonly channelId: ChannelId | null;
  readonly person: {
    readonly name: string | null;
    /** E.164, or null when the source does not know one. */
    readonly phone: string | null;
  };
  readonly said: Said;
  readonly by: ChangedBy;
};

export type Saved = {
  readonly booking: BookingVersion;
  readonly isNew: boolean;
  /** False when it said nothing new: the version is the one there was. */
  readonly isChanged: boolean;
  /** To announce after the commit. */
  readonly changes: Change[];
};

/** Visits and their versions. Each function runs in the caller's transaction and plans anew what is sent. */
export type Bookings = {
  /** Adds a visit, or makes the next version of the one that `id` or an external id finds. Throws NotFoundError for an unknown `id`. */
  save(db: WriteDb, input: SaveInput): Saved;
  /** Makes the next version. Throws NotFoundError. */
  change(db: WriteDb, id: BookingId, change: Partial<BookingContent>, by: ChangedBy): Saved;
};

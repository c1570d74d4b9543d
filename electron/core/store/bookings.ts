import type { BookingContent, BookingVersion } from '#shared/domain/booking/booking.ts';
import type { BookingId, ChannelId, ContactId } from '#shared/domain/ids.ts';

import { decodeCursor, pageOfRows } from './cursor.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { canBeReached, reachSql, type Reach } from './reach.ts';
import { noSql, sql, type Sql } from './sql.ts';

/** The newest version of a visit. `channelId` is the number that its source asks for; null = any. */
export type BookingRow = BookingVersion & {
  readonly seq: number;
  readonly channelId: ChannelId | null;
  /** Epoch ms. */
  readonly createdAt: number;
};

type Content = Omit<BookingContent, 'contactId'>;
type Stored = Omit<BookingRow, keyof Content> & { readonly content: string };
type StoredVersion = Omit<BookingVersion, keyof Content> & { readonly content: string };

const newest = sql`
  SELECT b.seq, b.id, b.source, b.external_id AS externalId, b.channel_id AS channelId, b.contact_id AS contactId,
    b.version, b.created_at AS createdAt, v.content, v.changed_at AS changedAt
  FROM bookings b JOIN booking_versions v ON v.booking_id = b.id AND v.version = b.version`;

/** Puts the stored document and its columns together. */
function whole<Row extends { readonly content: string }>({ content, ...row }: Row) {
  // Written by `documentOf` below; the table checks that it is JSON. Parsing ten thousand anew with zod would be slow.
  return { ...(JSON.parse(content) as Content), ...row };
}

/** What is stored as JSON: the contact has a column of its own, because contacts merge. */
function documentOf(version: BookingVersion): string {
  const { service, staff, place, resource, number, link, comment, price, currency, start, endsAt } = version;
  const { state, confirmation, paid } = version;
  const content: Content = {
    ...{ service, staff, place, resource, number, link, comment, price, currency, start, endsAt },
    ...{ state, confirmation, paid },
  };
  return JSON.stringify(content);
}

/** A visit as it is now, or undefined. */
export function getBooking(db: ReadDb, id: BookingId): BookingRow | undefined {
  const stored = db.get<Stored>(sql`${newest} WHERE b.id = ${id}`);
  return stored && whole(stored);
}

/** The visit that a source knows by this id (or knew, before a reschedule), or undefined. */
export function findBooking(db: ReadDb, source: string, externalId: string): BookingRow | undefined {
  const stored = db.get<Stored>(sql`
    ${newest} WHERE b.id = (
      SELECT booking_id FROM booking_aliases WHERE source = ${namespaceOf(source)} AND external_id = ${externalId})`);
  return stored && whole(stored);
}

/**
 * Ids from the API, the generic hook and a person are one namespace: a till that posts to the hook and calls the API
 * later means one visit.
 */
function namespaceOf(source: string): string {
  return source === 'hook' || source === 'manual' ? 'api' : source;
}

/** All versions of these visits, in no particular order. */
export function versionsOf(db: ReadDb, ids: readonly BookingId[]): BookingVersion[] {
  return db
    .all<StoredVersion>(
      sql`
      SELECT b.id, b.source, b.external_id AS externalId, v.version, v.contact_id AS contactId, v.content,
        v.changed_at AS changedAt
      FROM json_each(${JSON.stringify(ids)}) wanted
        JOIN bookings b ON b.id = wanted.value
        JOIN booking_versions v ON v.booking_id = b.id`,
    )
    .map(whole);
}

/** Who made each version of a visit, oldest first. */
export function authorsOf(db: ReadDb, id: BookingId): { version: number; changedBy: VersionAuthor }[] {
  return db.all(sql`
    SELECT version, changed_by AS changedBy FROM booking_versions WHERE booking_id = ${id} ORDER BY version`);
}

type VersionAuthor = 'source' | 'person' | 'customer' | 'api' | 'deskbell';

/** The visits of these people that start at `startsFrom` (epoch ms) or later, by their start. */
export function bookingIdsOfContacts(
  db: ReadDb,
  contactIds: readonly ContactId[],
  startsFrom: number,
): BookingId[] {
  return db.all<{ id: BookingId }>(bookingIdsOfContactsSql(contactIds, startsFrom)).map(({ id }) => id);
}

/** The statement behind `bookingIdsOfContacts`. */
export function bookingIdsOfContactsSql(contactIds: readonly ContactId[], startsFrom: number): Sql {
  return sql`
    SELECT b.id FROM json_each(${JSON.stringify(contactIds)}) person
      JOIN bookings b ON b.contact_id = person.value
    WHERE b.starts_at >= ${startsFrom}`;
}

export type BookingQuery = {
  /** Epoch ms: from ≤ start < to. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly contactId?: ContactId | undefined;
  readonly source?: string | undefined;
  /** Only visits that come (start at `now` or later, not cancelled) and whose customer cannot be written to. */
  readonly problem?: Exclude<Reach, 'ok'> | undefined;
  /** Earliest first unless told. */
  readonly order?: 'earliest-first' | 'latest-first' | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
  /** Epoch ms. */
  readonly now: number;
};

/** The statement behind `listBookings`. */
export function bookingListSql(input: BookingQuery): Sql {
  const { contactId, source, problem } = input;
  const isBackwards = input.order === 'latest-first';
  const after = input.cursor === undefined ? null : decodeCursor(input.cursor);
  const from = Math.max(input.from ?? Number.MIN_SAFE_INTEGER, problem === undefined ? -Infinity : input.now);
  const to = input.to ?? Number.MAX_SAFE_INTEGER;
  // The bound on the start alone lets the index begin where the page before has ended.
  const bounds = isBackwards
    ? sql`b.starts_at >= ${from} AND b.starts_at < ${Math.min(to, (after?.order ?? to) + 1)}`
    : sql`b.starts_at >= ${Math.max(from, after?.order ?? from)} AND b.starts_at < ${to}`;
  const place = after === null ? noSql : sql`(${after.order}, ${Number(after.tie)})`;
  const beyond =
    after === null
      ? noSql
      : isBackwards
        ? sql`AND (b.starts_at, b.seq) < ${place}`
        : sql`AND (b.starts_at, b.seq) > ${place}`;
  return sql`
    ${newest} WHERE ${bounds} ${beyond}
      ${contactId === undefined ? noSql : sql`AND b.contact_id = ${contactId}`}
      ${source === undefined ? noSql : sql`AND b.source = ${source}`}
      ${problem === undefined ? noSql : sql`AND b.state = 'booked' AND ${reachSql(sql`b.contact_id`)} = ${problem}`}
    ORDER BY ${isBackwards ? sql`b.starts_at DESC, b.seq DESC` : sql`b.starts_at, b.seq`}
    LIMIT ${input.limit + 1}`;
}

/** A page of visits by their start, or backwards from `to`. ApiError `invalid` for a cursor that we did not make. */
export function listBookings(db: ReadDb, input: BookingQuery): { items: BookingRow[]; nextCursor?: string } {
  const rows = db.all<Stored>(bookingListSql(input)).map(whole);
  return pageOfRows(rows, input.limit, (row) => [row.start.instant, String(row.seq)]);
}

/** The statement behind `countUnreachable`. */
export function unreachableSql(now: number): Sql {
  return sql`
    SELECT ${reachSql(sql`b.contact_id`)} AS reach FROM bookings b
    WHERE b.starts_at >= ${now} AND b.state = 'booked' AND NOT ${canBeReached(sql`b.contact_id`)}`;
}

/** How many visits come whose customer cannot be written to. */
export function countUnreachable(db: ReadDb, now: number): { noPhone: number; noWhatsApp: number } {
  const rows = db.all<{ reach: Reach }>(unreachableSql(now));
  const count = (wanted: Reach) => rows.filter(({ reach }) => reach === wanted).length;
  return { noPhone: count('no-phone'), noWhatsApp: count('no-whatsapp') };
}

/** What a source said last about a visit, as it was kept (JSON); null when it said nothing by itself. */
export function saidOf(db: ReadDb, id: BookingId): unknown {
  const row = db.get<{ said: string | null }>(sql`SELECT said FROM bookings WHERE id = ${id}`);
  return row?.said === undefined || row.said === null ? null : JSON.parse(row.said);
}

/** Keeps what a source said last. */
export function keepSaid(db: WriteDb, id: BookingId, said: unknown): void {
  db.run(sql`UPDATE bookings SET said = ${JSON.stringify(said)} WHERE id = ${id}`);
}

/** Adds a visit with its first version. */
export function insertBooking(
  db: WriteDb,
  version: BookingVersion,
  { channelId, changedBy }: { channelId: ChannelId | null; changedBy: VersionAuthor },
): void {
  db.run(sql`
    INSERT INTO bookings (id, source, external_id, channel_id, contact_id, version, service, starts_at, ends_at, state,
      confirmation, paid, created_at)
    VALUES (${version.id}, ${version.source}, ${version.externalId}, ${channelId}, ${version.contactId},
      ${version.version}, ${version.service}, ${version.start.instant}, ${version.endsAt}, ${version.state},
      ${version.confirmation}, ${version.paid}, ${version.changedAt})`);
  insertVersion(db, version, changedBy);
}

/** Adds the next version of a visit that is there. */
export function addVersion(db: WriteDb, version: BookingVersion, changedBy: VersionAuthor): void {
  db.run(sql`
    UPDATE bookings SET contact_id = ${version.contactId}, version = ${version.version}, service = ${version.service},
      starts_at = ${version.start.instant}, ends_at = ${version.endsAt}, state = ${version.state},
      confirmation = ${version.confirmation}, paid = ${version.paid}
    WHERE id = ${version.id}`);
  insertVersion(db, version, changedBy);
}

function insertVersion(db: WriteDb, version: BookingVersion, changedBy: VersionAuthor): void {
  db.run(sql`
    INSERT INTO booking_versions (booking_id, version, contact_id, content, changed_at, changed_by)
    VALUES (${version.id}, ${version.version}, ${version.contactId}, ${documentOf(version)}, ${version.changedAt},
      ${changedBy})`);
}

/** The number that the source asks for now. */
export function setBookingChannel(db: WriteDb, id: BookingId, channelId: ChannelId): void {
  db.run(sql`UPDATE bookings SET channel_id = ${channelId} WHERE id = ${id}`);
}

/** Ids by which a source knows a visit, the present one first; an id that stands for another visit stays with that one. */
export function nameBooking(
  db: WriteDb,
  id: BookingId,
  source: string,
  externalIds: readonly string[],
): void {
  const [present] = externalIds;
  if (present === undefined) return;
  for (const externalId of externalIds) {
    db.run(sql`
      INSERT OR IGNORE INTO booking_aliases (source, external_id, booking_id)
      VALUES (${namespaceOf(source)}, ${externalId}, ${id})`);
  }
  db.run(
    sql`UPDATE bookings SET external_id = ${present} WHERE id = ${id} AND external_id IS NOT ${present}`,
  );
}

/**
 * Two contacts became one: everything about visits goes with them — plans, what was asked and cards with answers. The
 * keys of planned messages stay, so nothing is planned twice.
 */
export function moveBookings(db: WriteDb, from: ContactId, into: ContactId): void {
  db.run(sql`UPDATE bookings SET contact_id = ${into} WHERE contact_id = ${from}`);
  db.run(sql`
    UPDATE booking_versions SET contact_id = ${into}
    WHERE contact_id = ${from} AND booking_id IN (SELECT id FROM bookings WHERE contact_id = ${into})`);
  db.run(sql`UPDATE planned_messages SET contact_id = ${into} WHERE contact_id = ${from}`);
  db.run(sql`
    UPDATE planned_lines SET contact_id = ${into} WHERE contact_id = ${from} AND planned_seq IN (
      SELECT seq FROM planned_messages WHERE contact_id = ${into})`);
  db.run(sql`UPDATE silent_lines SET contact_id = ${into} WHERE contact_id = ${from}`);
  db.run(sql`UPDATE asks SET contact_id = ${into} WHERE contact_id = ${from}`);
  db.run(sql`UPDATE reply_cards SET contact_id = ${into} WHERE contact_id = ${from}`);
}

/** Erases a visit with all that was planned, asked and kept about it. What has left stays in its chat. */
export function eraseBooking(db: WriteDb, id: BookingId): void {
  const messages = db
    .all<{ seq: number }>(sql`SELECT planned_seq AS seq FROM planned_lines WHERE booking_id = ${id}`)
    .map(({ seq }) => seq);
  db.run(sql`DELETE FROM planned_lines WHERE booking_id = ${id}`);
  db.run(sql`
    DELETE FROM planned_messages WHERE seq IN (SELECT value FROM json_each(${JSON.stringify(messages)}))
      AND NOT EXISTS (SELECT 1 FROM planned_lines l WHERE l.planned_seq = planned_messages.seq)`);
  db.run(sql`DELETE FROM silent_lines WHERE booking_id = ${id}`);
  db.run(sql`DELETE FROM asks WHERE booking_id = ${id}`);
  db.run(sql`DELETE FROM booking_aliases WHERE booking_id = ${id}`);
  db.run(sql`DELETE FROM booking_versions WHERE booking_id = ${id}`);
  db.run(sql`DELETE FROM bookings WHERE id = ${id}`);
}

import { foldForSearch } from '#shared/domain/search-text.ts';
import type { Identifier, IdentifierKind } from '#shared/domain/identifier.ts';
import type { ChannelId, ContactId } from '#shared/domain/ids.ts';

import type { ReadDb, WriteDb } from './database.ts';
import { sql, type Sql } from './sql.ts';

export type OptOut = 'no' | 'asked' | 'yes';

/** A person, as we know them. `isNameOurs`: given by somebody here, so a provider's name never replaces it. */
export type ContactRow = {
  readonly seq: number;
  readonly id: ContactId;
  readonly name: string;
  readonly isNameOurs: boolean;
  readonly language: 'en' | 'ru' | null;
  readonly notes: string;
  readonly labels: readonly string[];
  readonly optOutPromotions: OptOut;
  readonly optOutReminders: OptOut;
  readonly firstSeenAt: number;
};

type Stored = Omit<ContactRow, 'isNameOurs' | 'labels'> & {
  readonly isNameOurs: number;
  readonly labels: string;
};

const columns = sql`
  seq, id, name, is_name_ours AS isNameOurs, language, notes, labels, opt_out_promotions AS optOutPromotions,
  opt_out_reminders AS optOutReminders, first_seen_at AS firstSeenAt`;

/** A contact, or undefined. The id of one that was merged away gives the contact that it became. */
export function getContact(db: ReadDb, id: ContactId): ContactRow | undefined {
  const stored = db.get<Stored>(sql`
    SELECT ${columns} FROM contacts
    WHERE id = coalesce((SELECT merged_into FROM contacts WHERE id = ${id}), ${id})`);
  if (!stored) return undefined;
  // Written by us as a JSON list of strings; the table checks that it is JSON.
  const labels = JSON.parse(stored.labels) as string[];
  return { ...stored, isNameOurs: stored.isNameOurs === 1, labels };
}

/** Where an identifier holds: a phone everywhere, anything else within the number that told us. */
function scopeOf(identifier: Identifier, channelId: ChannelId): string {
  return identifier.kind === 'phone' ? '' : channelId;
}

/** The contact behind an identifier, or null. */
export function findContact(db: ReadDb, channelId: ChannelId, identifier: Identifier): ContactId | null {
  const row = db.get<{ id: ContactId }>(sql`
    SELECT contact_id AS id FROM contact_identifiers
    WHERE kind = ${identifier.kind} AND scope = ${scopeOf(identifier, channelId)} AND value = ${identifier.value}`);
  return row?.id ?? null;
}

/** The contact behind a phone in E.164, or null. */
export function findContactByPhone(db: ReadDb, phone: string): ContactId | null {
  const row = db.get<{ id: ContactId }>(sql`
    SELECT contact_id AS id FROM contact_identifiers WHERE kind = 'phone' AND scope = '' AND value = ${phone}`);
  return row?.id ?? null;
}

/** All names of a contact, phones first. */
export function identifiersOf(db: ReadDb, contactId: ContactId): Identifier[] {
  return db.all(sql`
    SELECT kind, value FROM contact_identifiers WHERE contact_id = ${contactId}
    ORDER BY kind <> 'phone', kind, added_at, value`);
}

/** Adds a person of whom only identifiers may be known. */
export function insertContact(
  db: WriteDb,
  contact: { id: ContactId; name: string; firstSeenAt: number },
): void {
  db.run(sql`
    INSERT INTO contacts (id, name, first_seen_at) VALUES (${contact.id}, ${contact.name}, ${contact.firstSeenAt})`);
}

/**
 * Adds a name under which a contact is known; returns false when it was known already. A hidden id of somebody
 * without a phone is put in line to be looked up.
 */
export function addIdentifier(
  db: WriteDb,
  contactId: ContactId,
  identifier: Identifier,
  channelId: ChannelId,
  at: number,
): boolean {
  // A user name can be given up and taken by somebody else: whoever shows it has it.
  if (identifier.kind === 'username') takeUserName(db, contactId, identifier.value, channelId);
  const lookUpAt = identifier.kind === 'lid' ? at : null;
  return (
    db.run(sql`
      INSERT OR IGNORE INTO contact_identifiers (kind, scope, value, contact_id, added_at, look_up_at)
      VALUES (${identifier.kind}, ${scopeOf(identifier, channelId)}, ${identifier.value}, ${contactId}, ${at}, ${lookUpAt})`) ===
    1
  );
}

function takeUserName(db: WriteDb, contactId: ContactId, name: string, channelId: ChannelId): void {
  db.run(sql`
    DELETE FROM contact_identifiers
    WHERE kind = 'username' AND scope = ${channelId} AND value = ${name} AND contact_id <> ${contactId}`);
}

/** Adds a phone (E.164) that nobody has yet; for people whom no number has told us of. */
export function addPhone(db: WriteDb, contactId: ContactId, phone: string, at: number): void {
  db.run(sql`
    INSERT INTO contact_identifiers (kind, scope, value, contact_id, added_at)
    VALUES ('phone', '', ${phone}, ${contactId}, ${at})`);
}

/** A provider's name for a contact: fills an empty name or replaces another provider's, never one of ours. */
export function setProviderName(db: WriteDb, id: ContactId, name: string, onlyIfEmpty: boolean): boolean {
  return (
    db.run(sql`
      UPDATE contacts SET name = ${name}
      WHERE id = ${id} AND is_name_ours = 0 AND name <> ${name} AND (name = '' OR NOT ${onlyIfEmpty})`) === 1
  );
}

export type ContactChange = {
  readonly name?: string | undefined;
  readonly language?: 'en' | 'ru' | null | undefined;
  readonly notes?: string | undefined;
  readonly labels?: readonly string[] | undefined;
};

/** Changes what people here know about a contact; what is left out stays. Returns false when there is no such contact. */
export function updateContact(db: WriteDb, id: ContactId, change: ContactChange): boolean {
  const contact = getContact(db, id);
  if (!contact) return false;
  const isNameOurs = change.name === undefined ? contact.isNameOurs : true;
  db.run(sql`
    UPDATE contacts SET name = ${change.name ?? contact.name}, is_name_ours = ${isNameOurs},
      language = ${change.language === undefined ? contact.language : change.language},
      notes = ${change.notes ?? contact.notes}, labels = ${JSON.stringify(change.labels ?? contact.labels)}
    WHERE id = ${contact.id}`);
  indexContact(db, contact.id);
  return true;
}

/** Brings the search index in step with a contact; to be called after every change of name, notes or identifiers. */
export function indexContact(db: WriteDb, id: ContactId): void {
  const contact = db.get<{ seq: number; name: string; notes: string; mergedInto: string | null }>(
    sql`SELECT seq, name, notes, merged_into AS mergedInto FROM contacts WHERE id = ${id}`,
  );
  if (!contact) return;
  db.run(sql`DELETE FROM contact_search WHERE rowid = ${contact.seq}`);
  if (contact.mergedInto !== null) return;
  const phones = identifiersOf(db, id).filter(({ kind }) => kind === 'phone');
  db.run(sql`
    INSERT INTO contact_search (rowid, name, digits, notes)
    VALUES (${contact.seq}, ${foldForSearch(contact.name)}, ${phones.map(({ value }) => value.replace(/\D/g, '')).join(' ')},
      ${foldForSearch(contact.notes)})`);
}

/** Marks a contact as having become another one; its identifiers and chats must have moved before. */
export function markMerged(db: WriteDb, from: ContactId, into: ContactId): void {
  db.run(sql`UPDATE contacts SET merged_into = ${into} WHERE id = ${from} OR merged_into = ${from}`);
  indexContact(db, from);
}

/** Moves every identifier of one contact to another. */
export function moveIdentifiers(db: WriteDb, from: ContactId, into: ContactId): void {
  db.run(sql`UPDATE contact_identifiers SET contact_id = ${into} WHERE contact_id = ${from}`);
}

/** Writes what two merged contacts know together into the one that stays. */
export function writeMergedContact(db: WriteDb, contact: Omit<ContactRow, 'seq' | 'firstSeenAt'>): void {
  db.run(sql`
    UPDATE contacts SET name = ${contact.name}, is_name_ours = ${contact.isNameOurs}, language = ${contact.language},
      notes = ${contact.notes}, labels = ${JSON.stringify(contact.labels)},
      opt_out_promotions = ${contact.optOutPromotions}, opt_out_reminders = ${contact.optOutReminders}
    WHERE id = ${contact.id}`);
}

/** A hidden id that is to be looked up, with what is known about its person. */
export type DueLookUp = {
  readonly kind: IdentifierKind;
  readonly value: string;
  readonly channelId: ChannelId;
  readonly contactId: ContactId;
  readonly attempts: number;
  readonly hasPhone: 0 | 1;
};

/** Hidden ids whose time to be looked up has come. */
export function dueLookUps(db: ReadDb, now: number, limit: number): DueLookUp[] {
  return db.all(dueLookUpsSql(now, limit));
}

/** The statement behind `dueLookUps`, apart so that a test can ask for its plan. */
export function dueLookUpsSql(now: number, limit: number): Sql {
  return sql`
    SELECT i.kind, i.value, i.scope AS channelId, i.contact_id AS contactId, i.look_up_attempts AS attempts,
      EXISTS (SELECT 1 FROM contact_identifiers p WHERE p.contact_id = i.contact_id AND p.kind = 'phone') AS hasPhone
    FROM contact_identifiers i WHERE i.look_up_at IS NOT NULL AND i.look_up_at <= ${now}
    ORDER BY i.look_up_at LIMIT ${limit}`;
}

/** When the next hidden id is to be looked up; null when none waits. */
export function nextLookUpAt(db: ReadDb): number | null {
  const row = db.get<{ at: number | null }>(
    sql`SELECT min(look_up_at) AS at FROM contact_identifiers WHERE look_up_at IS NOT NULL`,
  );
  return row?.at ?? null;
}

/** Keeps when to ask again about a hidden id; null = never. `counts` is false when nobody was asked. */
export function recordLookUp(db: WriteDb, lookUp: DueLookUp, nextAt: number | null, counts = true): void {
  db.run(sql`
    UPDATE contact_identifiers SET look_up_at = ${nextAt}, look_up_attempts = look_up_attempts + ${counts}
    WHERE kind = ${lookUp.kind} AND scope = ${lookUp.channelId} AND value = ${lookUp.value}`);
}

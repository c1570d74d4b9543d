import type { UserId } from '#shared/domain/ids.ts';

import type { ReadDb, WriteDb } from './database.ts';
import { sql } from './sql.ts';

/** Somebody who may sign in to the local API. `email` is lower case. */
export type UserRow = {
  readonly id: UserId;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly createdAt: number;
};

const columns = sql`id, email, name, password_hash AS passwordHash, created_at AS createdAt`;

/** All users by e-mail. */
export function listUsers(db: ReadDb): UserRow[] {
  return db.all(sql`SELECT ${columns} FROM users ORDER BY email`);
}

/** The user with an e-mail, whatever its case. */
export function findUser(db: ReadDb, email: string): UserRow | undefined {
  return db.get(sql`SELECT ${columns} FROM users WHERE email = ${email.toLowerCase()}`);
}

/** True while the user exists. */
export function hasUser(db: ReadDb, id: UserId): boolean {
  return db.get(sql`SELECT 1 AS found FROM users WHERE id = ${id}`) !== undefined;
}

/** Adds a user; returns false when the e-mail is taken. */
export function insertUser(db: WriteDb, user: UserRow): boolean {
  return (
    db.run(sql`
      INSERT OR IGNORE INTO users (id, email, name, password_hash, created_at)
      VALUES (${user.id}, ${user.email.toLowerCase()}, ${user.name}, ${user.passwordHash}, ${user.createdAt})`) ===
    1
  );
}

/** Removes a user; returns false when there was none. */
export function removeUser(db: WriteDb, id: UserId): boolean {
  return db.run(sql`DELETE FROM users WHERE id = ${id}`) === 1;
}

import type { BookingVersion } from '../booking/booking.ts';
import type { PlannedLine, SettledLine } from './planned-message.ts';

/** Questions to what has left already (or was skipped by a person, which is as final). */
export type Settled = {
  /** True when this line has met its fate, under whatever phone the customer had then. */
  has(line: PlannedLine): boolean;
  /** The newest version of the booking that this customer was told of, or null. */
  toldVersion(head: BookingVersion): number | null;
  /** True when this rule has told the customer of `version` or a newer one. */
  hasTold(head: BookingVersion, ruleId: string, version: number): boolean;
};

/** Makes settled lines askable. */
export function settledOf(lines: readonly SettledLine[]): Settled {
  const identities = new Set<string>();
  const newest = new Map<string, number>();
  const learn = (address: string, version: number) => {
    newest.set(address, Math.max(version, newest.get(address) ?? 0));
  };
  for (const line of lines) {
    identities.add(identityOf(line));
    learn(`${line.bookingId} ${line.contactId}`, line.version);
    learn(`${line.bookingId} ${line.contactId} ${line.ruleId}`, line.version);
  }
  return {
    has: (line) => identities.has(identityOf(line)),
    toldVersion: (head) => newest.get(`${head.id} ${head.contactId}`) ?? null,
    hasTold: (head, ruleId, version) =>
      (newest.get(`${head.id} ${head.contactId} ${ruleId}`) ?? 0) >= version,
  };
}

function identityOf({ bookingId, contactId, ruleId, causeVersion }: SettledLine): string {
  return `${bookingId} ${contactId} ${ruleId} ${causeVersion}`;
}

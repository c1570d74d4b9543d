import type { Client } from '#shared/api/client.ts';

import { draftOf, type LineReading, type VisitDraft } from './visit-draft.ts';

/**
 * The draft of a line in which something is missing. A reading tells no start as long as the day or the time is
 * missing: the one that is there is found by lending the line the other.
 */
export async function completedDraft(
  client: Client,
  line: string,
  reading: LineReading,
): Promise<VisitDraft> {
  const draft = draftOf(reading);
  if (reading.start !== null) return draft;
  const lacks = (part: 'date' | 'time') => reading.missing.includes(part);
  if (lacks('date') === lacks('time')) return draft;
  const lent = lacks('time') ? '12:00' : 'today';
  const more = draftOf(await client.call('bookings.readLine', { line: `${line} ${lent}`.slice(0, 500) }));
  return lacks('time') ? { ...draft, day: more.day } : { ...draft, time: more.time, until: more.until };
}

import type { Client } from '#shared/api/client.ts';

/** As many as one page of the list holds; beyond that the exact number helps nobody. */
const mostCounted = 200;

/** What will leave by itself within a span of time; instants in epoch ms. */
export type DueSoon = {
  readonly count: number;
  /** There are more than were counted. */
  readonly isMore: boolean;
  readonly firstAt: number;
  readonly lastAt: number;
};

/** What falls due within `span` ms from `now`; null when nothing does. Paused messages wait for a person, not for us. */
export async function dueSoon(client: Client, now: number, span: number): Promise<DueSoon | null> {
  const { items, nextCursor } = await client.call('outbox.list', { state: 'scheduled', limit: mostCounted });
  return countDue(
    items.map(({ dueAt }) => Date.parse(dueAt)),
    { now, span, hasMore: nextCursor !== undefined },
  );
}

/** Counts due times (epoch ms, ascending) up to `now + span`; what is overdue counts too. */
export function countDue(
  times: readonly number[],
  { now, span, hasMore }: { readonly now: number; readonly span: number; readonly hasMore: boolean },
): DueSoon | null {
  const due = times.filter((at) => at <= now + span);
  const [firstAt] = due;
  const lastAt = due.at(-1);
  if (firstAt === undefined || lastAt === undefined) return null;
  return { count: due.length, isMore: hasMore && due.length === times.length, firstAt, lastAt };
}

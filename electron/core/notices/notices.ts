import { z } from 'zod';

import type { NoticeView, noticeKinds } from '#shared/api/calls/automation.ts';
import { toInstant } from '#shared/api/call.ts';
import { noticeSchema } from '#shared/api/calls/automation.ts';

import type { Change } from '../platform/event-bus.ts';
import type { Clock, Random } from '../platform/ports.ts';
import type { ReadDb, WriteDb } from '../store/database.ts';
import {
  dismissNotice,
  forgetNotices,
  insertNotice,
  listOpenNotices,
  openNoticesSince,
  repeatNotice,
  type NoticeRow,
} from '../store/notices.ts';

export type NoticeKind = (typeof noticeKinds)[number];

/** Names, numbers and codes that the sentence needs: never a phone, a text of a message or a secret. */
export type NoticeFacts = Readonly<Record<string, string | number | null>>;

export type NewNotice = { readonly kind: NoticeKind; readonly facts: NoticeFacts };

/** The same within this becomes one notice with a count; milliseconds. */
const sameWithin = 60 * 60_000;
/** What was put aside is kept for so long; milliseconds. */
const keptFor = 30 * 24 * 60 * 60_000;
/** Nobody reads more. */
const longestList = 200;

/**
 * Tells the owner something that they may not have seen. The same (kind and facts) as one of the last hour that is
 * still open only raises its `count`. Runs in the caller's transaction; returns what to announce after the commit.
 */
export function addNotice(
  db: WriteDb,
  ports: { readonly clock: Clock; readonly random: Random },
  notice: NewNotice,
): Change[] {
  const now = ports.clock.now();
  const said = subjectOf(notice.facts);
  const same = openNoticesSince(db, notice.kind, now - sameWithin).find(
    (row) => subjectOf(factsOf(row)) === said,
  );
  if (same) {
    const count = factsOf(same).count;
    const facts = { ...notice.facts, count: (typeof count === 'number' ? count : 1) + 1 };
    repeatNotice(db, same.id, JSON.stringify(facts), now);
  } else {
    const facts = JSON.stringify(notice.facts);
    insertNotice(db, { id: ports.random.id(), kind: notice.kind, facts, createdAt: now });
    forgetNotices(db, now - keptFor);
  }
  return [{ topic: 'notices' }];
}

/** What nobody has put aside yet, the newest first (200 at most). A kind of another version is left out. */
export function openNotices(db: ReadDb): NoticeView[] {
  return listOpenNotices(db, longestList).flatMap((row) => {
    const view = noticeSchema.safeParse({
      id: row.id,
      kind: row.kind,
      facts: factsOf(row),
      at: toInstant(row.createdAt),
    });
    return view.success ? [view.data] : [];
  });
}

/** Puts a notice aside; returns false when there is no open one of that id. */
export function putNoticeAside(db: WriteDb, id: string, at: number): boolean {
  return dismissNotice(db, id, at);
}

function factsOf(row: NoticeRow): NoticeFacts {
  const facts = factsSchema.safeParse(JSON.parse(row.facts));
  return facts.success ? facts.data : {};
}

const factsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** Everything but how often, whatever the order. */
function subjectOf({ count: _often, ...facts }: NoticeFacts): string {
  return JSON.stringify(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

import type { InboundEvent } from '#shared/domain/inbound-event.ts';
import type { MetaTemplateStatus, SeenTemplate } from '#shared/domain/meta-template/meta-template.ts';

import { addNotice } from '../notices/notices.ts';
import type { Change } from '../platform/event-bus.ts';
import type { Clock, Random } from '../platform/ports.ts';
import type { ReadDb, WriteDb } from '../store/database.ts';
import {
  findMetaTemplate,
  getMetaTemplate,
  removeMetaTemplate,
  saveSeenTemplate,
  templatesOfAccount,
  updateMetaTemplate,
  wantLook,
  type MetaTemplateChange,
  type MetaTemplateRow,
} from '../store/meta-templates.ts';
import { listRules } from '../store/rules.ts';

type NewsDeps = { readonly clock: Clock; readonly random: Random };

/** Events carry Meta's clock in whole seconds: what is older than what we know by more than this is old news. */
const clockTolerance = 5 * 60_000;

const changed: Change = { topic: 'meta-templates' };

/**
 * An event about a template. It comes once for each number of the account and may come late or again: what is known
 * already changes nothing, and the account is looked at anew in any case. Returns what to announce.
 */
export function applyNews(
  db: WriteDb,
  deps: NewsDeps,
  { account, name, language, news, at }: Extract<InboundEvent, { kind: 'template' }>,
): Change[] {
  const now = deps.clock.now();
  wantLook(db, account, now);
  const before = findMetaTemplate(db, { account, name, language });
  // Neither Meta's clock nor one of ours that was set back since may put our knowledge into the future: no list would count.
  const known = Math.min(before?.newsAt ?? 0, now);
  if (!before || (at !== null && at + clockTolerance < known)) return [changed];
  const newsAt = Math.max(known, Math.min(at ?? now, now));
  if (news.kind === 'category-announced') {
    const isNews = before.category === 'utility' && news.category === 'marketing';
    return isNews ? [changed, ...tellOfPrice(db, deps, before)] : [changed];
  }
  updateMetaTemplate(db, before, { ...changeOf(before, news), newsAt });
  return [changed, ...tell(db, deps, before, getMetaTemplate(db, before.id))];
}

function changeOf(
  before: MetaTemplateRow,
  news: Exclude<Extract<InboundEvent, { kind: 'template' }>['news'], { kind: 'category-announced' }>,
): MetaTemplateChange {
  switch (news.kind) {
    case 'status':
      return { status: news.status, reason: news.reason, category: news.category ?? before.category };
    case 'quality':
      return { quality: news.quality };
    case 'category':
      return { category: news.category };
    case 'content':
      return {};
  }
}

/**
 * A whole list of an account, as it was at `beganAt` (epoch ms). What is not in it is no longer there; what we have
 * submitted since then is not judged by it. Returns what to announce.
 */
export function applyList(
  db: WriteDb,
  deps: NewsDeps,
  list: { readonly account: string; readonly beganAt: number; readonly items: readonly SeenTemplate[] },
): Change[] {
  const { account, beganAt, items } = list;
  const keyOf = ({ name, language }: Pick<SeenTemplate, 'name' | 'language'>) => `${name} ${language}`;
  const now = deps.clock.now();
  // What seems to be known since tomorrow is from before the clock was set back.
  const isNewer = ({ newsAt }: MetaTemplateRow) => newsAt > beganAt && newsAt <= now;
  const before = new Map(templatesOfAccount(db, account).map((row) => [keyOf(row), row]));
  const changes: Change[] = [changed];
  for (const seen of items) {
    const known = before.get(keyOf(seen));
    before.delete(keyOf(seen));
    if (known && isNewer(known)) continue;
    saveSeenTemplate(db, { ...seen, id: known?.id ?? deps.random.id(), account, at: beganAt });
    if (known) changes.push(...tell(db, deps, known, getMetaTemplate(db, known.id)));
  }
  for (const gone of before.values()) {
    if (isNewer(gone) || gone.status === 'deleted') continue;
    if (gone.link === null) removeMetaTemplate(db, gone.id);
    else {
      updateMetaTemplate(db, gone, { status: 'deleted', newsAt: beganAt });
      changes.push(...tell(db, deps, gone, getMetaTemplate(db, gone.id)));
    }
  }
  return changes;
}

const stopped: readonly MetaTemplateStatus[] = ['rejected', 'paused', 'disabled', 'deleted'];

/** Tells the owner of what keeps a rule's messages from customers, or makes them dearer. */
export function tell(
  db: WriteDb,
  deps: NewsDeps,
  before: Pick<MetaTemplateRow, 'status' | 'category'>,
  after: MetaTemplateRow | undefined,
): Change[] {
  if (!after || !isNeeded(db, after)) return [];
  const hasStopped = before.status !== after.status && stopped.includes(after.status);
  const isDearer = before.category === 'utility' && after.category === 'marketing';
  const { name, language, status } = after;
  return [
    ...(hasStopped
      ? addNotice(db, deps, { kind: 'template-stopped', facts: { name, language, state: status } })
      : []),
    ...(isDearer ? tellOfPrice(db, deps, after) : []),
  ];
}

function tellOfPrice(db: WriteDb, deps: NewsDeps, row: MetaTemplateRow): Change[] {
  if (!isNeeded(db, row)) return [];
  return addNotice(db, deps, { kind: 'template-price', facts: { name: row.name, language: row.language } });
}

/** True when a rule that is on sends the text whose rendering it is. */
function isNeeded(db: ReadDb, { link }: MetaTemplateRow): boolean {
  return (
    link !== null && listRules(db).some(({ rule }) => rule.enabled && rule.templateId === link.templateId)
  );
}

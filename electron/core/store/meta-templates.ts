import { z } from 'zod';

import { asId, type TemplateId } from '#shared/domain/ids.ts';
import type {
  MetaTemplateCategory,
  MetaTemplateQuality,
  MetaTemplateStatus,
  SeenTemplate,
} from '#shared/domain/meta-template/meta-template.ts';
import type { TemplateLanguage } from '#shared/domain/template/variables.ts';
import { writeSaying, type Saying } from '#shared/domain/saying/saying.ts';

import type { ReadDb, WriteDb } from './database.ts';
import { sql, type Sql } from './sql.ts';

/** A template at Meta as last seen. Times are epoch ms. */
export type MetaTemplateRow = SeenTemplate & {
  readonly id: string;
  /** The WhatsApp Business account. */
  readonly account: string;
  /** What fills its variables, by their keys; a key that is absent is filled by nothing. */
  readonly sources: Readonly<Record<string, string>>;
  /** Our text whose rendering it is. */
  readonly link: {
    readonly templateId: TemplateId;
    readonly language: TemplateLanguage;
    /** Of the rendering that was submitted or linked. */
    readonly textHash: string;
  } | null;
  /** The time of what is known of its state. */
  readonly newsAt: number;
  readonly syncedAt: number;
};

type Stored = Omit<MetaTemplateRow, 'components' | 'sources' | 'link' | 'isNamed'> & {
  readonly components: string;
  readonly sources: string;
  readonly isNamed: number;
  readonly templateId: string | null;
  readonly templateLanguage: TemplateLanguage | null;
  readonly textHash: string | null;
};

const columns = sql`
  id, account, name, language, provider_id AS providerId, category, status, reason, quality, components,
  is_named AS isNamed, sources, template_id AS templateId, template_language AS templateLanguage,
  text_hash AS textHash, news_at AS newsAt, synced_at AS syncedAt`;

const sourcesSchema = z.record(z.string(), z.string());

function rowOf(stored: Stored): MetaTemplateRow {
  const { templateId, templateLanguage, textHash, components, sources, isNamed, ...row } = stored;
  const parts: unknown = JSON.parse(components);
  const mapped = sourcesSchema.safeParse(JSON.parse(sources));
  const hasLink = templateId !== null && templateLanguage !== null;
  return {
    ...row,
    isNamed: isNamed === 1,
    components: Array.isArray(parts) ? parts : [],
    sources: mapped.success ? mapped.data : {},
    link: hasLink
      ? { templateId: asId<TemplateId>(templateId), language: templateLanguage, textHash: textHash ?? '' }
      : null,
  };
}

function select(db: ReadDb, rest: Sql): MetaTemplateRow[] {
  return db.all<Stored>(sql`SELECT ${columns} FROM meta_templates ${rest}`).map(rowOf);
}

/** The templates of an account, by name and language; those that are no longer there are among them as `deleted`. */
export function templatesOfAccount(db: ReadDb, account: string): MetaTemplateRow[] {
  return select(db, sql`WHERE account = ${account} ORDER BY name, language`);
}

/** The templates of an account that are there. */
export function liveTemplates(db: ReadDb, account: string): MetaTemplateRow[] {
  return templatesOfAccount(db, account).filter(({ status }) => status !== 'deleted');
}

/** One template, or undefined. */
export function getMetaTemplate(db: ReadDb, id: string): MetaTemplateRow | undefined {
  return select(db, sql`WHERE id = ${id}`)[0];
}

/** A template by what makes it unique, or undefined. */
export function findMetaTemplate(
  db: ReadDb,
  { account, name, language }: Pick<MetaTemplateRow, 'account' | 'name' | 'language'>,
): MetaTemplateRow | undefined {
  return select(db, sql`WHERE account = ${account} AND name = ${name} AND language = ${language}`)[0];
}

/** The renderings of one of our texts in an account, whatever their state. */
export function renderingsOf(db: ReadDb, account: string, templateId: TemplateId): MetaTemplateRow[] {
  return db.all<Stored>(renderingsQuery(account, templateId)).map(rowOf);
}

/** The statement behind `renderingsOf`, apart so that a test can ask for its plan. */
export function renderingsQuery(account: string, templateId: TemplateId): Sql {
  return sql`
    SELECT ${columns} FROM meta_templates INDEXED BY meta_templates_by_template
    WHERE template_id = ${templateId} AND template_id IS NOT NULL AND account = ${account} ORDER BY name, language`;
}

/** Adds a template, or brings the known one of that name and language up to date; what fills it stays. */
export function saveSeenTemplate(
  db: WriteDb,
  seen: SeenTemplate & { readonly id: string; readonly account: string; readonly at: number },
): void {
  db.run(sql`
    INSERT INTO meta_templates (id, account, name, language, provider_id, category, status, reason, quality,
      components, is_named, news_at, synced_at)
    VALUES (${seen.id}, ${seen.account}, ${seen.name}, ${seen.language}, ${seen.providerId}, ${seen.category},
      ${seen.status}, ${seen.reason}, ${seen.quality}, ${JSON.stringify(seen.components)}, ${seen.isNamed},
      ${seen.at}, ${seen.at})
    ON CONFLICT (account, name, language) DO UPDATE SET provider_id = excluded.provider_id,
      category = excluded.category, status = excluded.status, reason = excluded.reason, quality = excluded.quality,
      components = excluded.components, is_named = excluded.is_named, news_at = excluded.news_at,
      synced_at = excluded.synced_at`);
}

/** What may change in a template; a key that is absent stays as it is. */
export type MetaTemplateChange = Partial<{
  readonly status: MetaTemplateStatus;
  readonly category: MetaTemplateCategory;
  readonly quality: MetaTemplateQuality;
  readonly reason: string | null;
  readonly newsAt: number;
}>;

/** Changes what is known of a template's state. */
export function updateMetaTemplate(db: WriteDb, row: MetaTemplateRow, change: MetaTemplateChange): void {
  const next = { ...row, ...change };
  db.run(sql`
    UPDATE meta_templates SET status = ${next.status}, category = ${next.category}, quality = ${next.quality},
      reason = ${next.reason}, news_at = ${next.newsAt}
    WHERE id = ${row.id}`);
}

/** Says what fills a template and whose rendering it is. */
export function mapMetaTemplate(
  db: WriteDb,
  id: string,
  { sources, link }: Pick<MetaTemplateRow, 'sources' | 'link'>,
): void {
  db.run(sql`
    UPDATE meta_templates SET sources = ${JSON.stringify(sources)}, template_id = ${link?.templateId ?? null},
      template_language = ${link?.language ?? null}, text_hash = ${link?.textHash ?? null}
    WHERE id = ${id}`);
}

/** Forgets a template that nobody has linked. */
export function removeMetaTemplate(db: WriteDb, id: string): void {
  db.run(sql`DELETE FROM meta_templates WHERE id = ${id}`);
}

/** When an account's templates were read, and how the last look at them ended. Times are epoch ms. */
export type TemplateAccountRow = {
  readonly account: string;
  readonly syncedAt: number | null;
  readonly lookedAt: number | null;
  /** Why the last look failed, as a stored saying. */
  readonly trouble: string | null;
  /** Something has happened there since: it is to be looked at again. */
  readonly wantedAt: number | null;
};

/** What is known of an account, or undefined before the first look. */
export function getTemplateAccount(db: ReadDb, account: string): TemplateAccountRow | undefined {
  return db.get(sql`
    SELECT account, synced_at AS syncedAt, looked_at AS lookedAt, trouble, wanted_at AS wantedAt
    FROM meta_template_accounts WHERE account = ${account}`);
}

/**
 * Writes down how a look ended: `trouble` null = everything was read. What was wanted while it went on stays wanted; a
 * wish from after its end is from before the clock was set back.
 */
export function recordLook(
  db: WriteDb,
  look: {
    readonly account: string;
    readonly beganAt: number;
    readonly at: number;
    readonly trouble: Saying | null;
  },
): void {
  const { account, beganAt, at } = look;
  const trouble = look.trouble === null ? null : writeSaying(look.trouble);
  db.run(sql`
    INSERT INTO meta_template_accounts (account, synced_at, looked_at, trouble)
    VALUES (${account}, ${trouble === null ? at : null}, ${at}, ${trouble})
    ON CONFLICT (account) DO UPDATE SET synced_at = coalesce(excluded.synced_at, synced_at),
      looked_at = excluded.looked_at, trouble = excluded.trouble,
      wanted_at = CASE WHEN excluded.trouble IS NULL AND wanted_at NOT BETWEEN ${beganAt} + 1 AND ${at} THEN NULL
        ELSE wanted_at END`);
}

/** An account is to be looked at again. */
export function wantLook(db: WriteDb, account: string, at: number): void {
  db.run(sql`
    INSERT INTO meta_template_accounts (account, wanted_at) VALUES (${account}, ${at})
    ON CONFLICT (account) DO UPDATE SET wanted_at = excluded.wanted_at`);
}

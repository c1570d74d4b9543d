import type { ChannelId, TemplateId } from '#shared/domain/ids.ts';
import type { FailureCode } from '#shared/domain/failure.ts';
import type { MetaParameter } from '#shared/domain/meta-template/meta-template.ts';
import { saying, writeSaying, type Saying } from '#shared/domain/saying/saying.ts';

import type { Settings } from '../settings/settings.ts';
import { getContact } from '../store/contacts.ts';
import type { ReadDb } from '../store/database.ts';
import { renderingsOf, type MetaTemplateRow } from '../store/meta-templates.ts';
import type { Composer } from '../templates/composer.ts';
import { accountOf, type Numbers } from './accounts.ts';
import { contentOf, fillAlone, type FillFor } from './fill.ts';

/** A template, ready to be sent. */
export type ReadyTemplate = {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly parameters: readonly MetaParameter[];
  /** The finished words that the customer reads. */
  readonly text: string;
};

/** What goes in place of a text when only templates go, or why nothing does. */
export type StandIn =
  | { readonly kind: 'template'; readonly template: ReadyTemplate }
  /** `detail`: what to do about it, a stored saying. */
  | { readonly kind: 'none'; readonly code: FailureCode; readonly detail: string };

export type StandInDeps = {
  readonly channels: Numbers;
  readonly composer: Composer;
  readonly settings: Pick<Settings, 'get'>;
};

/**
 * The approved template that stands for one of our texts on a number: in the customer's language, else the shop's, else
 * any. One that Meta counts as marketing never goes to a customer who wants no promotions.
 */
export function standInFor(
  db: ReadDb,
  { channels, composer, settings }: StandInDeps,
  wanted: FillFor & { readonly channelId: ChannelId; readonly templateId: TemplateId },
): StandIn {
  const account = accountOf(channels, wanted.channelId);
  const shopLanguage = settings.get().business.language;
  const contact = wanted.contactId === null ? undefined : getContact(db, wanted.contactId);
  const rows = account === null ? [] : renderingsOf(db, account, wanted.templateId);
  const rank = ({ link }: MetaTemplateRow) =>
    link?.language === (contact?.language ?? shopLanguage) ? 0 : link?.language === shopLanguage ? 1 : 2;
  const sendable = rows
    .filter((row) => row.status === 'approved' && contentOf(row).unsupported === null)
    .sort((one, other) => rank(one) - rank(other));
  if (sendable.length === 0) return none('window-closed', whyNone(rows));
  const wantsPromotions = contact === undefined || contact.optOutPromotions === 'no';
  const allowed = sendable.filter(({ category }) => category !== 'marketing' || wantsPromotions);
  if (allowed.length === 0) return none('opted-out', saying('stand-in-promotional'));
  let missing: Saying | null = null;
  for (const row of allowed) {
    const filled = fillAlone(db, { composer, shopLanguage }, row, wanted);
    const { id, name, language } = row;
    if (filled.missing.length === 0) {
      const { parameters, text } = filled;
      return { kind: 'template', template: { id, name, language, parameters, text } };
    }
    const variables = filled.missing.map((key) => `{{${key}}}`).join(', ');
    missing ??= saying('stand-in-unfilled', { variables, template: name });
  }
  return none('window-closed', missing ?? saying('stand-in-none'));
}

function none(code: FailureCode, why: Saying): StandIn {
  return { kind: 'none', code, detail: writeSaying(why) };
}

/** What the owner can do about a text without a template that could go. */
function whyNone(rows: readonly MetaTemplateRow[]): Saying {
  const [row] = rows;
  if (!row) return saying('stand-in-none');
  const reason = row.status === 'approved' ? 'stand-in-unsendable' : (`stand-in-${row.status}` as const);
  return saying(reason, { template: row.name });
}

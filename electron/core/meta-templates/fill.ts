import type { ContactId } from '#shared/domain/ids.ts';
import type { BookingVersion } from '#shared/domain/booking/booking.ts';
import { asText } from '#shared/domain/meta-template/body-parts.ts';
import { fillContent, type Filled } from '#shared/domain/meta-template/fill-content.ts';
import { ourLanguage } from '#shared/domain/meta-template/name-and-language.ts';
import { cleanParameter } from '#shared/domain/meta-template/parameter.ts';
import { readContent } from '#shared/domain/meta-template/read-content.ts';
import { standInFor } from '#shared/domain/meta-template/stand-in.ts';
import type { TemplateLanguage } from '#shared/domain/template/variables.ts';

import type { ReadDb } from '../store/database.ts';
import type { MetaTemplateRow } from '../store/meta-templates.ts';
import type { Composer } from '../templates/composer.ts';

/** For whom a template is filled in, and about what. */
export type FillFor = {
  readonly contactId: ContactId | null;
  /** By start; the first is the one that it is about. */
  readonly bookings: readonly BookingVersion[];
  readonly previous: BookingVersion | null;
};

export type FillDeps = { readonly composer: Composer; readonly shopLanguage: TemplateLanguage };

/** What our variables say for each variable of a template, by its key; nothing for what has no source or no value. */
export function valuesFor(
  db: ReadDb,
  { composer, shopLanguage }: FillDeps,
  row: MetaTemplateRow,
  about: FillFor,
): Map<string, string> {
  const language = languageOf(row, shopLanguage);
  const values = new Map<string, string>();
  for (const { key } of contentOf(row).variables) {
    const source = row.sources[key];
    if (source === undefined) continue;
    const written = composer.write(db, { ...about, text: asText(source), language })?.text ?? '';
    const value = cleanParameter(written);
    if (value !== '') values.set(key, value);
  }
  return values;
}

/**
 * A template filled in without a person: what is not known gets a stand-in, because a message with a dash in it serves
 * better than none. What nothing fills stays missing.
 */
export function fillAlone(db: ReadDb, deps: FillDeps, row: MetaTemplateRow, about: FillFor): Filled {
  const values = valuesFor(db, deps, row, about);
  const language = languageOf(row, deps.shopLanguage);
  for (const [key, source] of Object.entries(row.sources))
    if (!values.has(key)) values.set(key, standInFor(source, language));
  return fillContent(contentOf(row), values);
}

/** What a template says. */
export function contentOf(row: Pick<MetaTemplateRow, 'components' | 'isNamed'>) {
  return readContent(row.components, row.isNamed);
}

function languageOf({ link, language }: MetaTemplateRow, shopLanguage: TemplateLanguage): TemplateLanguage {
  return link?.language ?? ourLanguage(language) ?? shopLanguage;
}

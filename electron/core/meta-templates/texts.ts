import { createHash } from 'node:crypto';

import type { TemplateId } from '#shared/domain/ids.ts';
import { renderBody, type RenderedBody } from '#shared/domain/meta-template/render-body.ts';
import { TemplateUnusableError } from '#shared/domain/template/render.ts';
import type { Template } from '#shared/domain/template/template.ts';
import { textFor } from '#shared/domain/template/template.ts';
import type { TemplateLanguage } from '#shared/domain/template/variables.ts';

import { timeZoneOf, type Settings } from '../settings/settings.ts';
import type { ReadDb } from '../store/database.ts';
import type { MetaTemplateRow } from '../store/meta-templates.ts';
import { getTemplate } from '../store/templates.ts';
import { businessValues } from '../templates/values.ts';

/** One of our texts as Meta would get it now. */
export type RenderedText = {
  readonly template: Template;
  readonly rendered: RenderedBody;
  /** Changes with the body and with what fills it. */
  readonly hash: string;
};

/**
 * Renders one of our texts in one language with the shop's settings of the moment; null when there is no such text, or
 * it has errors.
 */
export function renderOurText(
  db: ReadDb,
  settings: Pick<Settings, 'get'>,
  wanted: { readonly templateId: TemplateId; readonly language: TemplateLanguage },
  category: 'utility' | 'marketing' = 'utility',
): RenderedText | null {
  const template = getTemplate(db, wanted.templateId);
  const found = template && textFor(template, wanted.language);
  if (!template || found?.language !== wanted.language) return null;
  const document = settings.get();
  try {
    const rendered = renderBody({
      text: found.text,
      event: template.event,
      category,
      audience: { language: wanted.language, timeZone: timeZoneOf(document) },
      business: businessValues(document.business, wanted.language),
    });
    return { template, rendered, hash: hashOf(rendered) };
  } catch (error) {
    if (error instanceof TemplateUnusableError) return null;
    throw error;
  }
}

/** True when the text behind a template says something else now than what Meta has. */
export function isOutdated(db: ReadDb, settings: Pick<Settings, 'get'>, { link }: MetaTemplateRow): boolean {
  if (link === null) return false;
  return renderOurText(db, settings, link)?.hash !== link.textHash;
}

function hashOf({ body, variables }: RenderedBody): string {
  const parts = [body, ...variables.map(({ source }) => source)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

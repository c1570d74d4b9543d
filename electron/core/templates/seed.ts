import { z } from 'zod';

import { asId, type TemplateId } from '#shared/domain/ids.ts';
import { defaultRules, type DefaultRuleName } from '#shared/domain/planning/default-rules.ts';
import { shippedTemplates } from '#shared/domain/template/shipped.ts';
import type { TemplateLanguage } from '#shared/domain/template/variables.ts';

import type { WriteDb } from '../store/database.ts';
import { readFact, writeFact } from '../store/facts.ts';
import { saveRule } from '../store/rules.ts';
import { saveTemplate } from '../store/templates.ts';

const factName = 'seeded-defaults';
const seededSchema = z.object({ templates: z.array(z.string()), rules: z.array(z.string()) });

const templateOfRule: Record<DefaultRuleName, string> = {
  confirmation: 'shipped-created',
  changed: 'shipped-changed',
  'day-before': 'shipped-reminder-day',
  'two-hours-before': 'shipped-reminder-hours',
  cancelled: 'shipped-cancelled',
  paid: 'shipped-paid',
};

/**
 * Gives a database the texts and rules of a fresh shop, each once: what the owner edits or removes stays so, and what a
 * later version brings along is added. `now` (epoch ms) is when the rules begin: they say nothing about what was before.
 */
export function seedDefaults(
  db: WriteDb,
  { language, now }: { readonly language: TemplateLanguage; readonly now: number },
): void {
  const seeded = readFact(db, factName, seededSchema) ?? { templates: [], rules: [] };
  const templates = shippedTemplates(language).filter(({ id }) => !seeded.templates.includes(id));
  const rules = defaultRules((name) => asId<TemplateId>(templateOfRule[name]), now).filter(
    ({ id }) => !seeded.rules.includes(id),
  );
  if (templates.length === 0 && rules.length === 0) return;
  for (const template of templates) saveTemplate(db, template, now);
  for (const rule of rules) saveRule(db, { rule, name: null }, now);
  writeFact(db, factName, {
    templates: [...seeded.templates, ...templates.map(({ id }) => id)],
    rules: [...seeded.rules, ...rules.map(({ id }) => id)],
  });
}

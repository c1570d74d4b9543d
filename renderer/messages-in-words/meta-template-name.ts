import type { MetaTemplateView } from '#shared/api/calls/meta-templates.ts';

/** The owner's name of the text that a template stands in for, else Meta's made readable: `visit_moved` → "Visit moved". */
export function metaNameOf({ name, template }: Pick<MetaTemplateView, 'name' | 'template'>): string {
  if (template !== null) return template.name;
  const words = name.replaceAll('_', ' ').trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

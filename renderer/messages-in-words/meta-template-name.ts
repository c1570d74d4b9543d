import type { MetaTemplateView } from '#shared/api/calls/meta-templates.ts';

/** The owner's name of the text that a template stands in for, else Meta's made readable: `visit_moved` → "visit moved". */
export function metaNameOf({ name, template }: Pick<MetaTemplateView, 'name' | 'template'>): string {
  return template?.name ?? name.replaceAll('_', ' ').trim();
}

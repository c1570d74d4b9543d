import type { TemplateView } from '#shared/api/calls/templates.ts';
import { foldForSearch } from '#shared/domain/search-text.ts';
import { templateEvents, templateLanguages, type TemplateEvent } from '#shared/domain/template/variables.ts';

export type TemplateGroup = { readonly event: TemplateEvent; readonly templates: readonly TemplateView[] };

/** The texts by what they are for, in the order of the events; without `query` every event has its group. */
export function groupTemplates(templates: readonly TemplateView[], query: string): TemplateGroup[] {
  const wanted = foldForSearch(query.trim());
  return templateEvents
    .map((event) => ({
      event,
      templates: templates.filter((template) => template.event === event && fits(template, wanted)),
    }))
    .filter((group) => wanted === '' || group.templates.length > 0);
}

function fits({ name, texts, signOff }: TemplateView, wanted: string): boolean {
  const all = templateLanguages.flatMap((language) => [texts[language], signOff[language]]);
  return [name, ...all].some((text) => text !== null && foldForSearch(text).includes(wanted));
}

import { shippedQuickReplies } from './shipped-replies.ts';
import { shippedVisitTexts } from './shipped-visits.ts';
import type { Template } from './template.ts';
import type { TemplateEvent, TemplateLanguage } from './variables.ts';

/** A template that Deskbell brings along, with its name and text in every language. */
export type ShippedText = {
  readonly key: string;
  readonly event: TemplateEvent;
  readonly name: Record<TemplateLanguage, string>;
  readonly text: Record<TemplateLanguage, string>;
};

/** The templates of a fresh Deskbell, named in the owner's language. Their ids (`shipped-…`) never change. */
export function shippedTemplates(language: TemplateLanguage): Template[] {
  return [...shippedVisitTexts, ...shippedQuickReplies].map(({ key, event, name, text }) => ({
    id: `shipped-${key}`,
    event,
    name: name[language],
    texts: { en: text.en, ru: text.ru },
    signOff: { en: null, ru: null },
    version: 1,
    past: [],
  }));
}

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

function shippedText(id: string): ShippedText | undefined {
  return [...shippedVisitTexts, ...shippedQuickReplies].find(({ key }) => id === `shipped-${key}`);
}

/** True for a template that Deskbell brought along, edited or not. */
export function isShipped(id: string): boolean {
  return shippedText(id) !== undefined;
}

/**
 * What a template is called: one that Deskbell brought along speaks the shop's language until the owner gives it a name
 * of their own. So nothing is rewritten when the shop changes its language.
 */
export function shownName(template: Pick<Template, 'id' | 'name'>, language: TemplateLanguage): string {
  const names = shippedText(template.id)?.name;
  const isRenamed = names === undefined || !Object.values(names).includes(template.name);
  return isRenamed ? template.name : names[language];
}

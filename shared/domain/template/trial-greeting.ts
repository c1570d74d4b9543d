import type { TemplateLanguage } from './variables.ts';

/** `shop` null: it has no name yet. */
const greetings: Record<TemplateLanguage, (shop: string | null) => string> = {
  en: (shop) =>
    `${shop === null ? 'Hello!' : `Hello from ${shop}!`} This is a test: messages from this number go out through Deskbell.`,
  ru: (shop) =>
    `Здравствуйте!${shop === null ? '' : ` Это ${shop}.`} Проверка связи: сообщения с этого номера уходят через Deskbell.`,
};

/** The words that a new number sends to a phone of the owner's own; `shop` is the shop's name, empty when it has none. */
export function trialGreeting(language: TemplateLanguage, shop: string): string {
  return greetings[language](shop.trim() || null);
}

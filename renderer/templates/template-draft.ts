import type { TemplateView } from '#shared/api/calls/templates.ts';
import { isError } from '#shared/domain/template/check.ts';
import {
  checkContent,
  sameAs,
  type ContentProblem,
  type TemplateContent,
} from '#shared/domain/template/template.ts';
import { templateEvents, templateLanguages, type TemplateEvent } from '#shared/domain/template/variables.ts';

/** What somebody has written and not saved. `version` is the stored one that it began with; null for a new text. */
export type TemplateDraft = { readonly version: number | null; readonly content: TemplateContent };

/** A text that is not stored yet has the address `new-<event>`. */
export function newTextId(event: TemplateEvent): string {
  return `new-${event}`;
}

/** The event of a text that is not stored yet; null for any other id. */
export function eventOfNewText(id: string): TemplateEvent | null {
  return templateEvents.find((event) => newTextId(event) === id) ?? null;
}

export const emptyContent: TemplateContent = {
  name: '',
  texts: { en: null, ru: null },
  signOff: { en: null, ru: null },
};

/** What the owner edits of a stored text. */
export function contentOf({ name, texts, signOff }: TemplateView): TemplateContent {
  return { name, texts, signOff };
}

/** The content as it is stored: a blank text is none. */
export function tidied({ name, texts, signOff }: TemplateContent): TemplateContent {
  const orNull = (text: string | null) => (text === null || text.trim() === '' ? null : text);
  return {
    name: name.trim(),
    texts: { en: orNull(texts.en), ru: orNull(texts.ru) },
    signOff: { en: orNull(signOff.en), ru: orNull(signOff.ru) },
  };
}

/** True when saving would change nothing. */
export function isUnchanged(content: TemplateContent, stored: TemplateContent): boolean {
  return sameAs(tidied(content), tidied(stored));
}

/** Every problem of a content; texts that are blank have none. */
export function problemsOf(content: TemplateContent, event: TemplateEvent): ContentProblem[] {
  return checkContent(tidied(content), event);
}

/** Why a content cannot be saved. */
export type Hindrance =
  { readonly kind: 'no-name' | 'no-text' } | { readonly kind: 'errors'; readonly count: number };

/** What stands in the way of saving; null when nothing does. */
export function hindranceOf(content: TemplateContent, problems: readonly ContentProblem[]): Hindrance | null {
  const { name, texts } = tidied(content);
  const errors = problems.filter(({ problem }) => isError(problem)).length;
  if (errors > 0) return { kind: 'errors', count: errors };
  if (templateLanguages.every((language) => texts[language] === null)) return { kind: 'no-text' };
  return name === '' ? { kind: 'no-name' } : null;
}

/** A draft as it was kept by this browser; null for anything that is none. */
export function readDraft(kept: string): TemplateDraft | null {
  let value: unknown;
  try {
    value = JSON.parse(kept);
  } catch {
    return null;
  }
  return isDraft(value) ? value : null;
}

function isDraft(value: unknown): value is TemplateDraft {
  if (!isRecord(value) || !isRecord(value.content)) return false;
  const { name, texts, signOff } = value.content;
  const isVersion = value.version === null || typeof value.version === 'number';
  return isVersion && typeof name === 'string' && areTexts(texts) && areTexts(signOff);
}

function areTexts(value: unknown): boolean {
  return (
    isRecord(value) &&
    templateLanguages.every((language) => value[language] === null || typeof value[language] === 'string')
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

import { z } from 'zod';

import { checkTemplate, isError, type Problem } from './check.ts';
import { templateEvents, templateLanguages, type TemplateEvent, type TemplateLanguage } from './variables.ts';

const textSchema = z.string().max(20_000).nullable();
const textsSchema = z.object({ en: textSchema, ru: textSchema });

const contentSchema = z.object({
  name: z.string().trim().min(1).max(100),
  /** One text per language; null = none in that language. */
  texts: textsSchema,
  /** The last paragraph, kept apart because it is often the same in many templates. */
  signOff: textsSchema,
});
/** What the owner edits. */
export type TemplateContent = z.infer<typeof contentSchema>;

/**
 * A template as it is stored. `version` only climbs, so a planned message can say which text it was planned with;
 * `past` holds what undo goes back to, the newest last.
 */
export const templateSchema = contentSchema.extend({
  id: z.string().min(1).max(100),
  event: z.enum(templateEvents),
  version: z.int().min(1),
  past: z.array(contentSchema).max(50),
});
export type Template = z.infer<typeof templateSchema>;

const maxPast = 50;

/** A problem and the field in which it stands. */
export type ContentProblem = {
  readonly field: 'texts' | 'signOff';
  readonly language: TemplateLanguage;
  readonly problem: Problem;
};

export type EditResult =
  | { readonly kind: 'saved'; readonly template: Template; readonly warnings: ContentProblem[] }
  | { readonly kind: 'refused'; readonly problems: ContentProblem[] };

/** Every problem in every language of a content that is meant for that event. */
export function checkContent(content: TemplateContent, event: TemplateEvent): ContentProblem[] {
  return templateLanguages.flatMap((language) =>
    (['texts', 'signOff'] as const).flatMap((field) => {
      const text = content[field][language];
      return text === null ? [] : checkTemplate(text, event).map((problem) => ({ field, language, problem }));
    }),
  );
}

/**
 * Saves an edit as the next version; the same content changes nothing. One with errors (an unknown variable, an
 * unclosed tag) is refused; a text in no language at all is, too, with no problem to point at.
 */
export function edit(template: Template, content: TemplateContent): EditResult {
  const problems = checkContent(content, template.event);
  const hasText = templateLanguages.some((language) => content.texts[language] !== null);
  if (!hasText || problems.some(({ problem }) => isError(problem))) return { kind: 'refused', problems };
  if (sameAs(template, content)) return { kind: 'saved', template, warnings: problems };
  const past = [...template.past, contentOf(template)].slice(-maxPast);
  const next = { ...template, ...contentOf(content), past, version: template.version + 1 };
  return { kind: 'saved', template: next, warnings: problems };
}

/** Goes back to the content before the last edit, as a new version; with nothing to undo the template stays. */
export function undo(template: Template): Template {
  const previous = template.past.at(-1);
  if (previous === undefined) return template;
  return { ...template, ...previous, past: template.past.slice(0, -1), version: template.version + 1 };
}

/** True when both say the same to the owner and to every customer; versions do not matter. */
export function sameAs(one: TemplateContent, other: TemplateContent): boolean {
  return (
    one.name === other.name &&
    templateLanguages.every(
      (language) =>
        one.texts[language] === other.texts[language] && one.signOff[language] === other.signOff[language],
    )
  );
}

/**
 * The whole text in the customer's language, with its sign-off as the last paragraph; in the other language when
 * there is none in theirs; null when there is none at all.
 */
export function textFor(
  content: TemplateContent,
  wanted: TemplateLanguage,
): { language: TemplateLanguage; text: string } | null {
  const inOrder = [wanted, ...templateLanguages.filter((language) => language !== wanted)];
  for (const language of inOrder) {
    const text = content.texts[language];
    if (text === null) continue;
    const signOff = content.signOff[language];
    return { language, text: signOff === null ? text : `${text}\n\n${signOff}` };
  }
  return null;
}

function contentOf({ name, texts, signOff }: TemplateContent): TemplateContent {
  return { name, texts, signOff };
}

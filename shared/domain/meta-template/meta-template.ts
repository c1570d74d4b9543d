import { z } from 'zod';
import type { Saying } from '../saying/saying.ts';

/** Meta's statuses in our words; `unknown` for one that this version does not know. */
export const metaTemplateStatuses = [
  'approved',
  'pending',
  'rejected',
  'paused',
  'disabled',
  'appeal',
  'limit-exceeded',
  'archived',
  'deleted',
  'unknown',
] as const;
export type MetaTemplateStatus = (typeof metaTemplateStatuses)[number];

export const metaTemplateCategories = ['utility', 'marketing', 'authentication', 'unknown'] as const;
export type MetaTemplateCategory = (typeof metaTemplateCategories)[number];

export const metaTemplateQualities = ['green', 'yellow', 'red', 'unknown'] as const;
export type MetaTemplateQuality = (typeof metaTemplateQualities)[number];

/** Where a variable stands; numbers begin anew in each place. */
export const metaVariablePlaces = ['header', 'body', 'button'] as const;

/** A variable of a template at Meta. */
export type MetaVariable = {
  /** `1` or a name in the body; elsewhere with its place: `header.1`, `button.0.1`, `button.0.code`. */
  readonly key: string;
  readonly place: (typeof metaVariablePlaces)[number];
  /** The example that Meta was given. */
  readonly example: string | null;
};

export type MetaButton = {
  readonly kind: 'quick-reply' | 'url' | 'phone' | 'copy-code' | 'other';
  readonly text: string;
  /** The address of a `url` button, with `{{1}}` at its end where it is variable. */
  readonly url: string | null;
};

/** What a template at Meta says, as far as this version understands it. */
export type MetaContent = {
  /** True when parameters go by name instead of by their order. */
  readonly isNamed: boolean;
  /** Null without a header of words. */
  readonly header: string | null;
  readonly body: string;
  readonly footer: string | null;
  readonly buttons: readonly MetaButton[];
  readonly variables: readonly MetaVariable[];
  /** Why this version cannot send it; null when it can. */
  readonly unsupported: Saying | null;
};

/** A template as a provider tells of it. Names and languages are unique together within an account. */
export type SeenTemplate = {
  readonly providerId: string | null;
  readonly name: string;
  /** In the spelling `en_US`. */
  readonly language: string;
  readonly category: MetaTemplateCategory;
  readonly status: MetaTemplateStatus;
  readonly quality: MetaTemplateQuality;
  /** Why it was refused or stopped. */
  readonly reason: string | null;
  /** The provider's JSON, kept whole: a later version may understand more of it. */
  readonly components: readonly unknown[];
  readonly isNamed: boolean;
};

/** A template to submit: a body with numbered variables, one example for each in their order. */
export type TemplateDraft = {
  /** The provider's id of the template that is to say this from now on; null: a new one. */
  readonly providerId: string | null;
  readonly name: string;
  readonly language: string;
  readonly category: 'utility' | 'marketing';
  readonly body: string;
  readonly examples: readonly string[];
};

/** News of one template, as an event tells it. */
export type TemplateNews =
  | {
      readonly kind: 'status';
      readonly status: MetaTemplateStatus;
      readonly reason: string | null;
      readonly category: MetaTemplateCategory | null;
    }
  | { readonly kind: 'quality'; readonly quality: MetaTemplateQuality }
  | { readonly kind: 'category'; readonly category: MetaTemplateCategory }
  /** Its category will change by itself; nothing has changed yet. */
  | { readonly kind: 'category-announced'; readonly category: MetaTemplateCategory }
  /** Its words have changed: it has to be read anew. */
  | { readonly kind: 'content' };

/** One value on its way to Meta. `name` only where parameters go by name. */
export const metaParameterSchema = z.union([
  z.object({ place: z.enum(['header', 'body']), name: z.string().nullable(), text: z.string() }),
  z.object({
    place: z.literal('button'),
    kind: z.enum(['url', 'copy-code']),
    button: z.int(),
    text: z.string(),
  }),
]);
export type MetaParameter = z.infer<typeof metaParameterSchema>;

import { z } from 'zod';

import { idSchema } from '../../domain/id-schema.ts';
import { metaProblemCodes } from '../../domain/meta-template/lint-body.ts';
import {
  metaTemplateCategories,
  metaTemplateQualities,
  metaTemplateStatuses,
  metaVariablePlaces,
} from '../../domain/meta-template/meta-template.ts';
import { templateLanguages } from '../../domain/template/variables.ts';
import { call, instantSchema, nothing } from '../call.ts';
import { sayingSchema } from '../../domain/saying/saying-schema.ts';

const variableSchema = z.object({
  /**
   * In the body `1` of a numbered variable, or its name. Elsewhere the place stands before it, because numbers begin
   * anew there: `header.1`, `button.0.1` (of the first button), `button.0.code` (a code to copy).
   */
  key: z.string(),
  /** Where it stands. */
  place: z.enum(metaVariablePlaces),
  /** The example that Meta was given. */
  example: z.string().nullable(),
  /**
   * What fills it: one of our variables, with filters if need be (`visit.start | date: "weekday"`), or a piece of a
   * text (`{{ visit.service }}{% if visit.others %}; {{ visit.others | one_line }}{% endif %}`). Null: a person has to.
   */
  source: z.string().nullable(),
});

/** A message template at Meta: one name in one language of one WhatsApp Business account. */
export const metaTemplateSchema = z.object({
  id: z.string(),
  businessAccountId: z.string(),
  /** The connected numbers of that account. */
  channelIds: z.array(idSchema<'channel'>()),
  name: z.string(),
  /** As Meta writes it, such as `en_US`. */
  language: z.string(),
  category: z.enum(metaTemplateCategories),
  status: z.enum(metaTemplateStatuses),
  /** Why it was refused or stopped, in Meta's words. */
  reason: z.string().nullable(),
  quality: z.enum(metaTemplateQualities),
  /** Null when its header is a file. */
  header: z.string().nullable(),
  body: z.string(),
  footer: z.string().nullable(),
  /** The words on its buttons. */
  buttons: z.array(z.string()),
  variables: z.array(variableSchema),
  /** False when this version cannot send it (a file as its header, a kind of button): `unsupported` says which. */
  isSendable: z.boolean(),
  unsupported: z.string().nullable(),
  /** The same as a reason, for screens; left out of what can be sent. */
  unsupportedWhy: sayingSchema.optional(),
  /** Our text whose rendering it is: it goes in that text's place when the 24 hours are over. */
  template: z
    .object({ id: idSchema<'template'>(), name: z.string(), language: z.enum(templateLanguages) })
    .nullable(),
  /** The text of ours has changed since it was submitted. */
  isOutdated: z.boolean(),
  syncedAt: instantSchema,
});
export type MetaTemplateView = z.infer<typeof metaTemplateSchema>;

/** What Meta would refuse, or what would read badly. */
const metaProblemSchema = z.object({
  code: z.enum(metaProblemCodes),
  severity: z.enum(['error', 'warning']),
  /** What it is about: a variable, a count, a word. */
  detail: z.string().nullable(),
});

const renderingSchema = z.object({
  /** The text with `{{1}}`, `{{2}}` … */
  body: z.string(),
  /** The same with its examples in place. */
  example: z.string(),
  variables: z.array(variableSchema),
  problems: z.array(metaProblemSchema),
  /** A name that Meta takes, made of ours. */
  suggestedName: z.string(),
});

const ourText = { templateId: idSchema<'template'>(), language: z.enum(templateLanguages) };

export const metaTemplateCalls = {
  'metaTemplates.list': call({
    summary: 'The message templates of the connected Meta accounts, as last seen.',
    input: nothing,
    output: z.object({ items: z.array(metaTemplateSchema) }),
  }),
  'metaTemplates.accounts': call({
    summary:
      'The WhatsApp Business accounts of the connected Meta numbers, and when each was last looked at.',
    input: nothing,
    output: z.object({
      items: z.array(
        z.object({
          businessAccountId: z.string(),
          channelIds: z.array(idSchema<'channel'>()),
          /** The names of its numbers here. */
          label: z.string(),
          syncedAt: instantSchema.nullable(),
          /** Why the last look failed; null when it did not. */
          trouble: z.string().nullable(),
          troubleWhy: sayingSchema.optional(),
        }),
      ),
    }),
  }),
  'metaTemplates.sync': call({
    summary: 'Reads the templates of all connected Meta accounts anew.',
    input: nothing,
    output: z.object({
      count: z.number(),
      trouble: z.string().nullable(),
      troubleWhy: sayingSchema.optional(),
    }),
  }),
  'metaTemplates.render': call({
    summary: 'One of our texts as Meta would get it, with what Meta would refuse.',
    input: z.strictObject(ourText),
    output: renderingSchema,
  }),
  'metaTemplates.submit': call({
    summary:
      'Submits one of our texts to Meta for approval; refused with its problems while there are errors.',
    input: z.strictObject({
      ...ourText,
      businessAccountId: z.string(),
      name: z
        .string()
        .regex(/^[a-z0-9_]{1,512}$/, 'Small Latin letters, digits and _ only.')
        .optional(),
      category: z.enum(['utility', 'marketing']).default('utility'),
    }),
    output: metaTemplateSchema,
  }),
  'metaTemplates.map': call({
    summary: 'Says which of our variables fill those of a template, and whose rendering it is.',
    input: z.strictObject({
      id: z.string(),
      /** Key of its variable → ours, or null. Keys that are left out stay. */
      sources: z.record(z.string(), z.string().nullable()).optional(),
      /** Null: of none. */
      template: z.strictObject(ourText).nullable().optional(),
    }),
    output: metaTemplateSchema,
  }),
  'metaTemplates.fill': call({
    summary: 'A template written out for the customer of a chat: for the composer.',
    input: z.strictObject({ id: z.string(), conversationId: idSchema<'conversation'>() }),
    output: z.object({
      text: z.string(),
      values: z.array(z.object({ key: z.string(), value: z.string(), isMissing: z.boolean() })),
    }),
  }),
};

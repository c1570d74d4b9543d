import { envelope, type Body, type Number } from './bodies.ts';

/** A template that the simulated account holds. */
export type SimulatedTemplate = {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  category: string;
  status: string;
  quality: string;
  rejectedReason: string;
  components: readonly Body[];
  parameterFormat: string;
};

/** What Meta says no to: its code, its words, the HTTP status. */
export type TemplateRefusal = { readonly status: number; readonly code: number; readonly words: string };

const mostPerHour = 100;

/** The templates of one WhatsApp Business account, reviewed on demand. */
export class SimulatedTemplates {
  readonly all: SimulatedTemplate[] = [];
  /** Page size of lists, whatever is asked for. */
  perPage = 25;
  /** What Meta makes of the category that was asked for. */
  categoryOf = (asked: string) => asked;
  #created = 0;
  #count = 0;

  /** Adds a template, as somebody has made it in the WhatsApp Manager. */
  add(
    template: Partial<SimulatedTemplate> & { readonly name: string; readonly body?: string },
  ): SimulatedTemplate {
    this.#count += 1;
    const { body, ...more } = template;
    const added: SimulatedTemplate = {
      id: `8000${this.#count}`,
      language: 'en',
      category: 'UTILITY',
      status: 'APPROVED',
      quality: 'GREEN',
      rejectedReason: 'NONE',
      parameterFormat: 'POSITIONAL',
      components: [{ type: 'BODY', text: body ?? 'Hello' }],
      ...more,
    };
    this.all.push(added);
    return added;
  }

  find(name: string, language: string): SimulatedTemplate | undefined {
    return this.all.find((one) => one.name === name && one.language === language);
  }

  /** What `POST /{account}/message_templates` does. */
  create(body: Body): SimulatedTemplate | TemplateRefusal {
    const { name, language, category, components } = body as {
      name: string;
      language: string;
      category: string;
      components: Body[];
    };
    this.#created += 1;
    if (this.#created > mostPerHour)
      return { status: 400, code: 80008, words: 'Too many templates in an hour.' };
    if (!/^[a-z0-9_]{1,512}$/.test(name)) return { status: 400, code: 100, words: 'The name is not valid.' };
    if (this.find(name, language))
      return {
        status: 400,
        code: 100,
        words: 'There is already content in this language for this template.',
      };
    const problem = problemOf(components);
    if (problem !== null) return { status: 400, code: 100, words: problem };
    return this.add({
      name,
      language,
      category: this.categoryOf(category),
      status: 'PENDING',
      quality: 'UNKNOWN',
      components,
    });
  }

  /** What `POST /{template}` does. */
  edit(id: string, body: Body): SimulatedTemplate | TemplateRefusal {
    const template = this.all.find((one) => one.id === id);
    if (!template) return { status: 400, code: 100, words: 'There is no such template.' };
    if (!['APPROVED', 'REJECTED', 'PAUSED'].includes(template.status))
      return { status: 400, code: 100, words: 'Only approved, rejected or paused templates can be edited.' };
    const components = body.components as Body[];
    const problem = problemOf(components);
    if (problem !== null) return { status: 400, code: 100, words: problem };
    template.components = components;
    template.status = 'PENDING';
    return template;
  }

  /** A page of `GET /{account}/message_templates`. */
  page(after: string | null, url: string): Body {
    const from = after === null ? 0 : Number(after);
    const shown = this.all.slice(from, from + this.perPage);
    const next = String(from + shown.length);
    const isLast = from + shown.length >= this.all.length;
    return {
      data: shown.map((one) => ({
        id: one.id,
        name: one.name,
        language: one.language,
        status: one.status,
        category: one.category,
        quality_score: { score: one.quality },
        rejected_reason: one.rejectedReason,
        parameter_format: one.parameterFormat,
        components: one.components,
      })),
      paging: {
        cursors: { before: String(from), after: next },
        ...(isLast ? {} : { next: `${url}?access_token=secret&after=${next}` }),
      },
    };
  }

  /** Why Meta does not send a template like this, or null. */
  refusalOf(sent: Body): TemplateRefusal | null {
    const {
      name,
      language,
      components = [],
    } = sent as {
      name: string;
      language: { code: string };
      components?: { type: string; sub_type?: string; parameters: Body[] }[];
    };
    const template = this.find(name, language.code);
    if (!template || ['PENDING', 'REJECTED'].includes(template.status))
      return {
        status: 404,
        code: 132001,
        words: `template name (${name}) does not exist in ${language.code}`,
      };
    if (template.status === 'PAUSED') return { status: 400, code: 132015, words: 'Template is paused' };
    if (template.status === 'DISABLED') return { status: 400, code: 132016, words: 'Template is disabled' };
    const body = template.components.find(({ type }) => String(type).toUpperCase() === 'BODY');
    const wanted = new Set(String(body?.text).match(/\{\{\s*\w+\s*\}\}/g) ?? []).size;
    const given = components.find(({ type }) => type === 'body')?.parameters ?? [];
    if (given.length !== wanted)
      return {
        status: 400,
        code: 132000,
        words: `body: number of localizable_params (${given.length}) does not match the expected number of params (${wanted})`,
      };
    const texts = components.flatMap(({ parameters }) => parameters.map(({ text }) => text));
    if (texts.some((text) => text === ''))
      return { status: 400, code: 131008, words: 'Parameter of type text is missing text value' };
    if (texts.some((text) => typeof text === 'string' && /[\n\t]| {5}/.test(text)))
      return {
        status: 400,
        code: 132018,
        words: 'Param text cannot have new-line/tab characters or more than 4 consecutive spaces',
      };
    return null;
  }
}

/** How the review of a template is told, once for the whole account. */
export function templateEvent(number: Number, field: string, template: SimulatedTemplate, more: Body): Body {
  const value = {
    message_template_id: Number(template.id),
    message_template_name: template.name,
    // Meta writes codes with a dash in events and with an underscore in lists.
    message_template_language: template.language.replace('_', '-'),
    ...more,
  };
  return envelope(number.businessAccountId, [{ field, value }], { time: Math.floor(Date.now() / 1000) });
}

function problemOf(components: readonly Body[]): string | null {
  const text = components.find(({ type }) => type === 'BODY')?.text;
  if (typeof text !== 'string' || text === '') return 'The body is missing.';
  if (/^\s*\{\{\d+\}\}|\{\{\d+\}\}\s*$/.test(text))
    return "Variables can't be at the start or end of the template.";
  if (/\}\}\s*\{\{/.test(text)) return 'Variables are side by side.';
  if (text.length > 1024) return 'The body is too long.';
  if (/\n{3}/.test(text)) return 'More than two line breaks in a row.';
  const numbers = [...text.matchAll(/\{\{(\d+)\}\}/g)].map(([, number]) => Number(number));
  if (numbers.some((number, place) => number !== place + 1)) return 'Variables are not numbered in order.';
  const body = components.find(({ type }) => type === 'BODY') as { example?: { body_text: string[][] } };
  const examples = body.example?.body_text[0] ?? [];
  return examples.length === numbers.length ? null : 'An example for each variable is missing.';
}

import type { SeenTemplate, TemplateDraft } from '#shared/domain/meta-template/meta-template.ts';
import { metaLanguage } from '#shared/domain/meta-template/name-and-language.ts';
import { reasonInWords } from '#shared/domain/meta-template/rejection.ts';
import { saying } from '#shared/domain/saying/saying.ts';

import type { HttpFailure } from '../../platform/http-client.ts';
import { fields, idText, isFields, rows, text, type Fields } from '../lenient.ts';
import type { SubmitAnswer, Templates, TemplatesAnswer } from '../provider.ts';
import type { Client } from './client.ts';
import { errorOfBody, meaningOf } from './error-codes.ts';
import { connectionOfFailure } from './outcomes.ts';
import { categoryOf, qualityOf, statusOf } from './template-words.ts';

const wanted = 'id,name,language,status,category,quality_score,rejected_reason,components,parameter_format';
const perPage = '100';
/** An account may have 6,000 templates; what goes on longer is a loop. */
const mostPages = 100;

/** The message templates of an account. */
export function createTemplates(client: Client, account: string): Templates {
  const path = `${account}/message_templates`;
  return {
    account,
    list: (signal) => list(client, path, signal),
    async submit(draft, signal) {
      const isNew = draft.providerId === null;
      const answer = await client.post(draft.providerId ?? path, signal, {
        name: isNew ? 'create template' : 'edit template',
        body: isNew ? { ...headOf(draft), ...bodyOf(draft) } : bodyOf(draft),
      });
      if (answer.kind === 'failure') return refusalOf(answer.failure, client);
      return submitted(answer.body, draft);
    },
  };
}

/** Reads page after page: a look that ends in the middle would show templates as deleted, so it is none. */
async function list(client: Client, path: string, signal: AbortSignal): Promise<TemplatesAnswer> {
  const items: SeenTemplate[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const query: Record<string, string> = {
      fields: wanted,
      limit: perPage,
      ...(after === null ? {} : { after }),
    };
    const answer = await client.get(path, signal, { name: 'templates', query });
    if (answer.kind === 'failure')
      return { kind: 'trouble', detail: connectionOfFailure(answer.failure, client.secrets).detail };
    if (!isFields(answer.body) || !Array.isArray(answer.body.data))
      return { kind: 'trouble', detail: saying('no-template-list') };
    items.push(...rows(answer.body, 'data').flatMap(readTemplate));
    const paging = fields(answer.body, 'paging');
    // The address of the next page carries the token: only its cursor is used.
    const next = text(paging, 'next') === null ? null : text(fields(paging, 'cursors'), 'after');
    if (next === null || next === after) return { kind: 'templates', items };
    after = next;
  }
  return { kind: 'trouble', detail: saying('endless-template-list') };
}

/** One template of a list; [] for one without a name, which nobody could send. */
function readTemplate(item: Fields): SeenTemplate[] {
  const name = text(item, 'name');
  const language = text(item, 'language') ?? text(fields(item, 'language'), 'code');
  if (name === null || language === null) return [];
  const components: unknown = item.components;
  const quality = text(fields(item, 'quality_score'), 'score') ?? text(item, 'quality_score');
  return [
    {
      providerId: idText(item, 'id'),
      name,
      language: metaLanguage(language),
      category: categoryOf(text(item, 'category')),
      status: statusOf(text(item, 'status')),
      quality: qualityOf(quality),
      reason: reasonInWords(text(item, 'rejected_reason'), null),
      components: Array.isArray(components) ? components : [],
      isNamed: text(item, 'parameter_format')?.toUpperCase() === 'NAMED',
    },
  ];
}

function headOf({ name, language, category }: TemplateDraft): Fields {
  return { name, language, category: category.toUpperCase(), parameter_format: 'POSITIONAL' };
}

/** `body_text` holds one row of examples, in the order of the numbers. */
function bodyOf({ body, examples }: TemplateDraft): Fields {
  return { components: templateComponents(body, examples) };
}

function templateComponents(body: string, examples: readonly string[]): Fields[] {
  return [
    { type: 'BODY', text: body, ...(examples.length === 0 ? {} : { example: { body_text: [examples] } }) },
  ];
}

/** An edit answers only that it was taken: it is looked at anew then. */
function submitted(body: unknown, draft: TemplateDraft): SubmitAnswer {
  const answer = isFields(body) ? body : {};
  const said = text(answer, 'status');
  return {
    kind: 'submitted',
    providerId: idText(answer, 'id') ?? draft.providerId,
    status: said === null ? 'pending' : statusOf(said),
    category: text(answer, 'category') === null ? draft.category : categoryOf(text(answer, 'category')),
    components: templateComponents(draft.body, draft.examples),
  };
}

/** In words; what was lost on the way may have been taken, so it is no refusal: the next look shows it. */
function refusalOf(failure: HttpFailure, client: Client): SubmitAnswer {
  if (failure.kind !== 'status') {
    return { kind: 'trouble', detail: saying('template-maybe-lost', { code: failure.detail }) };
  }
  const error = errorOfBody(failure.body, client.secrets);
  const meaning = error?.code === null || error === null ? null : meaningOf(error.code);
  const isRefusal = failure.status < 500 && !error?.isHidden && meaning?.kind !== 'wait';
  if (!isRefusal) return { kind: 'trouble', detail: connectionOfFailure(failure, client.secrets).detail };
  const raw = isFields(failure.body) ? fields(failure.body, 'error') : {};
  if (meaning?.kind === 'retry')
    return {
      kind: 'trouble',
      detail: saying('template-later', { said: error?.detail ?? null }),
    };
  // The sentence that is meant for people stands apart from the one for programs.
  const words = text(raw, 'error_user_msg', 'error_user_title') ?? error?.detail ?? `HTTP ${failure.status}`;
  return { kind: 'refused', detail: words.slice(0, 500) };
}

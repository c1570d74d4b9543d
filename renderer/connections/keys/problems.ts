import { ApiError } from '#shared/api/errors.ts';

import type { useTranslation } from '../../i18n/use-translation.ts';
import { fieldSpecs, type FieldName, type KeyedProvider } from './fields.ts';
import { fieldAt } from './keys.ts';

/** What is wrong, by field; `form` is about all of it. */
export type Problems = Readonly<Partial<Record<FieldName | 'form', string>>>;

/** The core names the fields (`config.apiUrl`, …); what their form is, the words say. */
export function problemsOf(
  provider: KeyedProvider,
  error: unknown,
  t: ReturnType<typeof useTranslation<'connect'>>['t'],
  otherwise: string,
): Problems {
  const told = error instanceof ApiError ? error.fields : undefined;
  if (!told) return { form: otherwise };
  const problems: Partial<Record<FieldName | 'form', string>> = {};
  for (const path of Object.keys(told)) {
    const name = fieldAt(provider, path);
    if (name === null) problems.form = otherwise;
    else if (error instanceof ApiError && error.code === 'conflict') problems[name] = t('form.taken');
    else problems[name] = wordsFor(name, t);
  }
  return problems;
}

function wordsFor(name: FieldName, t: ReturnType<typeof useTranslation<'connect'>>['t']): string {
  const { form, example } = fieldSpecs[name];
  switch (form) {
    case 'address':
      return t('form.badAddress', { example });
    case 'digits':
      return t('form.badNumber', { example });
    case 'any':
      return t('form.badKey');
  }
}

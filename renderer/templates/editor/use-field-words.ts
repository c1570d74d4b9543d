import { useMemo } from 'react';

import { maxTextLength } from '#shared/domain/template/engine.ts';
import type { Problem } from '#shared/domain/template/check.ts';
import { isVariableName, variableNames, type VariableName } from '#shared/domain/template/variables.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import type { FieldWords } from './field-setup.ts';
import type { Fix } from './fixes.ts';

type Group = 'customer' | 'visit' | 'staff' | 'business' | 'sender';

/** The groups of the palette, in its order. */
export const variableGroups: readonly Group[] = ['customer', 'visit', 'staff', 'business', 'sender'];

/** The group of a variable: what stands before its dot. */
export function groupOf(name: VariableName): Group {
  return variableGroups.find((group) => name.startsWith(`${group}.`)) ?? 'visit';
}

/** Everything that fields say, in the reader's language; the same object until that changes. */
export function useFieldWords(): FieldWords {
  const { t } = useTranslation('templates');
  return useMemo(() => {
    const variable = (name: VariableName) => t(`variables.${name}`);
    const filterNames = [
      'default',
      'or_skip_line',
      'date',
      'time',
      'weekday',
      'on_weekday',
      'money',
      'duration',
      'phone',
      'first_name',
      'upcase_first',
      'one_line',
      'truncate',
    ] as const;
    return {
      chips: {
        variable,
        filter: (name, argument) =>
          name === 'date' && argument === 'weekday' ? t('chips.weekdayDate') : t(`chips.filters.${name}`),
        moment: (name, argument) => {
          if (name === 'date' && argument === 'weekday') return t('moments.weekdayDate');
          return name === 'date' || name === 'time' || name === 'weekday' || name === 'on_weekday'
            ? t(`moments.${name}`)
            : null;
        },
        filtered: (name, filter) => t('chips.filtered', { name, filter }),
        fallback: (name, words) =>
          words === '' ? t('chips.fallbackEmpty', { name }) : t('chips.fallback', { name, words }),
        skip: (name) => t('chips.skip', { name }),
        command: (kind, condition) => t(`chips.${kind}`, { condition }),
        branch: (kind) => t(kind === 'else' ? 'chips.else' : 'chips.endif'),
        joint: (kind) => t(`chips.${kind}`),
      },
      problem: (problem) => problemWords(problem),
      fix: (fix) => fixWords(fix),
      group: (name) => t(`palette.${groupOf(name)}`),
      mayBeEmpty: t('palette.maybe'),
      filter: (name) => {
        const known = filterNames.find((filter) => filter === name);
        return known === undefined ? name : t(`filters.${known}`);
      },
      tag: (name) => t(`tags.${name}`),
      suggestions: t('editor.suggestions'),
    };

    function named(name: string | null): string {
      return name !== null && isVariableName(name) ? variable(name) : (name ?? '');
    }

    function problemWords({ kind, name: given, suggestion }: Problem): string {
      const name = given ?? '';
      switch (kind) {
        case 'unknown-variable':
          return suggestion === null
            ? t('problems.unknown-variable', { name })
            : t('problems.unknown-variable-like', { name, suggestion: variable(suggestion) });
        case 'not-in-event':
        case 'may-be-empty':
          return t(`problems.${kind}`, { variable: named(given) });
        case 'not-closed':
          return given === null ? t('problems.not-closed') : t('problems.not-closed-tag', { name });
        case 'too-long':
          return t('problems.too-long', { limit: maxTextLength });
        case 'unknown-tag':
        case 'unexpected-tag':
        case 'unknown-filter':
        case 'filter-does-not-fit':
          return t(`problems.${kind}`, { name });
        case 'syntax':
        case 'empty':
          return t(`problems.${kind}`);
      }
    }

    function fixWords({ kind, insert }: Fix): string {
      const name = variableNames.find((known) => known === insert);
      return kind === 'suggestion'
        ? t('fixes.suggestion', { name: named(name ?? insert) })
        : t(`fixes.${kind}`);
    }
  }, [t]);
}

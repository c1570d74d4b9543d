import { Select } from '@mantine/core';
import { useMemo } from 'react';

import type { MetaTemplateView } from '#shared/api/calls/meta-templates.ts';
import type { TemplateLanguage } from '#shared/domain/template/variables.ts';

import { useCall } from '../../api/use-call.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { SaveMark } from '../../ui/save-mark.tsx';
import { useTimeFormat } from '../../ui/use-time-format.tsx';
import { exampleOf } from '../editor/suggestions.ts';
import { useFieldWords, variableGroups } from '../editor/use-field-words.ts';
import classes from './meta-pane.module.css';
import { sourceLabel, sourceOptions } from './source-options.ts';
import { useMap } from './use-map.ts';

type VariableSourcesProps = { template: MetaTemplateView; language: TemplateLanguage };

/** What fills each place of a template: one of our variables, or a person. */
export function VariableSources({ template, language }: VariableSourcesProps) {
  const { t } = useTranslation('metaTemplates');
  const { wanted, state, change } = useMap(template);
  const choices = useChoices(template, language);
  return (
    <section className={classes.part} aria-label={t('detail.variables')}>
      <h3 className={classes.title}>{t('detail.variables')}</h3>
      <div className={classes.saved}>
        <SaveMark state={state} />
      </div>
      <p className={classes.help}>
        {template.variables.length === 0 ? t('detail.noVariables') : t('detail.variablesHelp')}
      </p>
      <ul className={classes.sources}>
        {template.variables.map((variable) => {
          const { key, place, example } = variable;
          const source = (wanted?.sources?.[key] === undefined ? variable.source : wanted.sources[key]) ?? '';
          return (
            <li key={key} className={classes.source}>
              <div className={classes.place}>
                <span className={classes.key}>{`{{${key}}}`}</span>
                <span className={classes.where}>
                  {t(`detail.place.${place}`)}
                  {example !== null && example !== '' && `, ${t('detail.example', { example })}`}
                </span>
              </div>
              <Select
                aria-label={t('detail.fills', { key: `{{${key}}}` })}
                value={source}
                allowDeselect={false}
                searchable
                maxDropdownHeight={320}
                comboboxProps={{ width: 320, position: 'bottom-end' }}
                data={choices(source)}
                onChange={(value) => {
                  if (value === null || value === source) return;
                  change({ sources: { [key]: value === '' ? null : value } });
                }}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Our variables with examples, by group; one that a text of ours has made up stands first. */
function useChoices({ template }: Pick<MetaTemplateView, 'template'>, language: TemplateLanguage) {
  const { t } = useTranslation('metaTemplates');
  const { t: texts } = useTranslation('templates');
  const words = useFieldWords();
  const { timeZone } = useTimeFormat();
  const list = useCall('templates.list', {}).data?.items;
  const event = list?.find(({ id }) => id === template?.id)?.event ?? null;
  return useMemo(() => {
    const options = sourceOptions(event, words).map((option) => ({
      ...option,
      example: exampleOf(`{{ ${option.source} }}`, {
        event: event ?? 'reminder',
        language,
        timeZone,
        problemsOf: () => [],
        showsCodes: false,
      }),
    }));
    const groups = variableGroups
      .map((group) => ({
        group: texts(`palette.${group}`),
        items: options
          .filter((option) => option.source.startsWith(`${group}.`))
          .map(({ source, label, example }) => ({
            value: source,
            label: example === '' ? label : `${label} · ${example}`,
          })),
      }))
      .filter(({ items }) => items.length > 0);
    return (source: string) => {
      const isOffered = source === '' || options.some((option) => option.source === source);
      const own = isOffered
        ? []
        : [{ value: source, label: t('detail.ownChoice', { code: sourceLabel(source, words) ?? source }) }];
      return [{ value: '', label: t('detail.byHand') }, ...own, ...groups];
    };
  }, [event, words, language, timeZone, t, texts]);
}

import { Tooltip } from '@mantine/core';
import { memo } from 'react';

import { presenceOf, variableNames, type VariableName } from '#shared/domain/template/variables.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import type { FieldSetup } from './field-setup.ts';
import { exampleOf } from './suggestions.ts';
import { groupOf, variableGroups } from './use-field-words.ts';
import classes from './variable-palette.module.css';

type Entry = { readonly variable: VariableName; readonly filters: string; readonly label: string };

/**
 * Every variable of this kind of message as a button; it is put in where the cursor stands. Drawn again only for
 * another setup: each button shows an example that is rendered for it, too much for every press of a key.
 */
export const VariablePalette = memo(function VariablePalette({
  setup,
  onPick,
}: {
  setup: FieldSetup;
  onPick: (variable: VariableName, filters: string) => void;
}) {
  const { t } = useTranslation('templates');
  const moments: Entry[] = (['date', 'time', 'weekday'] as const).map((filters) => ({
    variable: 'visit.start',
    filters,
    label: t(`moments.${filters}`),
  }));
  const entriesOf = (group: string): Entry[] =>
    variableNames
      .filter((name) => groupOf(name) === group && presenceOf(name, setup.event) !== null)
      .flatMap((variable) => [
        { variable, filters: '', label: setup.words.chips.variable(variable) },
        ...(variable === 'visit.start' ? moments : []),
      ]);
  return (
    <div className={classes.palette} role="group" aria-label={t('palette.label')}>
      {variableGroups.map((group) => {
        const entries = entriesOf(group);
        if (entries.length === 0) return null;
        return (
          <div key={group} className={classes.group} role="group" aria-label={t(`palette.${group}`)}>
            <span className={classes.groupName} aria-hidden>
              {t(`palette.${group}`)}
            </span>
            <div className={classes.entries}>
              {entries.map((entry) => (
                <EntryButton
                  key={`${entry.variable} ${entry.filters}`}
                  entry={entry}
                  setup={setup}
                  onPick={onPick}
                />
              ))}
            </div>
          </div>
        );
      })}
      <p className={classes.legend}>{t('palette.legend')}</p>
    </div>
  );
});

function EntryButton({
  entry,
  setup,
  onPick,
}: {
  entry: Entry;
  setup: FieldSetup;
  onPick: (variable: VariableName, filters: string) => void;
}) {
  const { t } = useTranslation('templates');
  const { variable, filters, label } = entry;
  const mayBeEmpty = presenceOf(variable, setup.event) === 'maybe';
  const code = `{{ ${filters === '' ? variable : `${variable} | ${filters}`} }}`;
  const hint = t('palette.example', { example: exampleOf(code, setup) });
  return (
    <Tooltip
      multiline
      maw={280}
      label={
        <>
          {hint}
          {mayBeEmpty && <span className={classes.maybe}>{t('palette.maybe')}</span>}
        </>
      }
    >
      <button
        type="button"
        className={classes.entry}
        data-maybe={mayBeEmpty || undefined}
        onMouseDown={(event) => {
          // The cursor stays in the text, where the person sees what comes.
          event.preventDefault();
        }}
        onClick={() => {
          onPick(variable, filters);
        }}
      >
        {label}
      </button>
    </Tooltip>
  );
}

import { NumberInput, Select } from '@mantine/core';
import { useId } from 'react';

import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './editor.module.css';
import type { DraftProblem, TypedSpan } from './rule-draft.ts';

const units = ['minutes', 'hours', 'days'] as const;

type SpanFieldProps = {
  label: string;
  span: TypedSpan;
  problem: DraftProblem | undefined;
  help?: string;
  onChange: (span: TypedSpan) => void;
};

/** A length of time: a number and its unit. */
export function SpanField({ label, span, problem, help, onChange }: SpanFieldProps) {
  const { t } = useTranslation('rules');
  const helpId = useId();
  return (
    <div>
      <div className={classes.span}>
        <NumberInput
          label={label}
          value={span.count ?? ''}
          min={1}
          allowDecimal={false}
          allowNegative={false}
          clampBehavior="none"
          error={problem === undefined ? null : t(`editor.problems.${problem}`)}
          aria-describedby={help === undefined ? undefined : helpId}
          onChange={(value) => {
            onChange({ ...span, count: value === '' ? null : Number(value) });
          }}
        />
        <Select
          label={t('editor.unit')}
          data={units.map((unit) => ({ value: unit, label: t(`editor.units.${unit}`) }))}
          value={span.unit}
          allowDeselect={false}
          onChange={(value) => {
            onChange({ ...span, unit: units.find((unit) => unit === value) ?? span.unit });
          }}
        />
      </div>
      {help !== undefined && (
        <p className={classes.help} id={helpId}>
          {help}
        </p>
      )}
    </div>
  );
}

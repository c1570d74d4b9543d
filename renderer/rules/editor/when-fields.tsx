import { Select, TextInput } from '@mantine/core';

import type { Trigger } from '#shared/domain/planning/rule.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './editor.module.css';
import type { DraftProblems, RuleDraft } from './rule-draft.ts';
import { SpanField } from './span-field.tsx';

const kinds = [
  'created',
  'changed',
  'before',
  'day-before-at',
  'cancelled',
  'paid',
  'no-show',
  'after',
] as const satisfies readonly Trigger['kind'][];

type WhenFieldsProps = {
  draft: RuleDraft;
  problems: DraftProblems;
  onChange: (fields: Partial<RuleDraft>) => void;
  onKind: (kind: Trigger['kind']) => void;
};

/** What sets the rule off, and how long before or after. */
export function WhenFields({ draft, problems, onChange, onKind }: WhenFieldsProps) {
  const { t } = useTranslation('rules');
  return (
    <div className={classes.fields}>
      <Select
        label={t('editor.kind')}
        data={kinds.map((kind) => ({ value: kind, label: t(`editor.kinds.${kind}`) }))}
        value={draft.kind}
        allowDeselect={false}
        maxDropdownHeight={360}
        onChange={(value) => {
          const kind = kinds.find((known) => known === value);
          if (kind !== undefined) onKind(kind);
        }}
      />
      {(draft.kind === 'before' || draft.kind === 'after') && (
        <SpanField
          label={t('editor.amount')}
          span={draft.span}
          problem={problems.span}
          help={t('editor.elapsed')}
          onChange={(span) => {
            onChange({ span });
          }}
        />
      )}
      {draft.kind === 'day-before-at' && (
        <TextInput
          type="time"
          label={t('editor.time')}
          description={t('editor.wall')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          value={draft.time}
          error={problems.time === undefined ? null : t(`editor.problems.${problems.time}`)}
          onChange={(event) => {
            onChange({ time: event.currentTarget.value.slice(0, 5) });
          }}
        />
      )}
    </div>
  );
}

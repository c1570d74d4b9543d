import { Radio, Stack, Switch } from '@mantine/core';

import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './editor.module.css';
import { usefulKindsFor, type DraftProblems, type RuleDraft } from './rule-draft.ts';
import { SpanField } from './span-field.tsx';

type HowFieldsProps = {
  draft: RuleDraft;
  problems: DraftProblems;
  onChange: (fields: Partial<RuleDraft>) => void;
};

const helps = { 'catch-up': 'catchUpHelp', visit: 'visitHelp', minutes: 'minutesHelp' } as const;

/** Whether it asks, whether it leaves at night, and how late it is still of use. */
export function HowFields({ draft, problems, onChange }: HowFieldsProps) {
  const { t } = useTranslation('rules');
  const kinds = usefulKindsFor(draft.kind);
  return (
    <div className={classes.stack}>
      <Switch
        label={t('editor.asks')}
        description={t('editor.asksHelp')}
        checked={draft.asksForAnswer}
        onChange={(event) => {
          onChange({ asksForAnswer: event.currentTarget.checked });
        }}
      />
      <Switch
        label={t('editor.atNight')}
        checked={draft.exemptFromQuietHours}
        onChange={(event) => {
          onChange({ exemptFromQuietHours: event.currentTarget.checked });
        }}
      />
      {kinds.length > 1 && (
        <Radio.Group
          label={t('editor.useful')}
          value={draft.useful}
          onChange={(value) => {
            onChange({ useful: kinds.find((kind) => kind === value) ?? draft.useful });
          }}
        >
          <Stack gap={10} mt={6}>
            {kinds.map((kind) => (
              <Radio
                key={kind}
                value={kind}
                label={t(`editor.usefulKinds.${kind}`)}
                description={t(`editor.${helps[kind]}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {draft.useful === 'minutes' && (
        <SpanField
          label={kinds.length > 1 ? t('editor.amount') : t('editor.useful')}
          span={draft.usefulSpan}
          problem={problems.usefulSpan}
          {...(kinds.length > 1 ? {} : { help: t('editor.minutesHelp') })}
          onChange={(usefulSpan) => {
            onChange({ usefulSpan });
          }}
        />
      )}
    </div>
  );
}

import { Loader, PasswordInput, TextInput } from '@mantine/core';
import { Check, CircleHelp } from 'lucide-react';

import { useTranslation } from '../../i18n/use-translation.ts';
import { fieldSpecs, type FieldName } from './fields.ts';
import classes from './key-field.module.css';
import type { Verdict } from './verdict.ts';

type KeyFieldProps = {
  name: FieldName;
  value: string;
  /** What is wrong with its form; it says more than the provider's verdict. */
  problem: string | null;
  verdict: Verdict | null;
  isAsking: boolean;
  isFirst: boolean;
  onChange: (value: string) => void;
};

/** What the sentences may name; each names some of it. */
const unnamed = { said: '', id: '', permissions: '', hours: '', number: '', account: '', messenger: '' };

/** A key with what its provider says about it: a tick, the cause, or that nobody can tell. */
export function KeyField(props: KeyFieldProps) {
  const { name, value, problem, verdict, isAsking, isFirst, onChange } = props;
  const { t } = useTranslation('connect');
  const { isSecret, example, form } = fieldSpecs[name];
  const broken = verdict?.state === 'broken' ? t('probe.broken') : null;
  const error = problem ?? broken;
  const field = {
    name,
    value,
    error,
    label: t(`field.${name}.label`),
    description: t(`field.${name}.help`),
    // The password field of the library does not say it by itself.
    'aria-invalid': error !== null,
    autoComplete: 'off',
    spellCheck: false,
    autoFocus: isFirst,
    onChange: (event: { currentTarget: { value: string } }) => {
      onChange(event.currentTarget.value);
    },
  };
  return (
    <div className={classes.field}>
      {isSecret ? (
        <PasswordInput {...field} />
      ) : (
        <TextInput
          {...field}
          placeholder={example}
          {...(name === 'label' ? { maxLength: 60 } : {})}
          inputMode={form === 'digits' ? 'numeric' : form === 'address' ? 'url' : 'text'}
        />
      )}
      {problem === null && <VerdictLine verdict={verdict} isAsking={isAsking} />}
    </div>
  );
}

/** Its line is there from the start, so that nothing moves when something is said. */
function VerdictLine({ verdict, isAsking }: { verdict: Verdict | null; isAsking: boolean }) {
  const { t } = useTranslation('connect');
  if (verdict === null) {
    return (
      <p className={classes.verdict} aria-live="polite">
        {isAsking && (
          <>
            <Loader size={12} aria-hidden /> {t('probe.asking')}
          </>
        )}
      </p>
    );
  }
  return (
    <p className={classes.verdict} data-state={verdict.state} aria-live="polite">
      {verdict.state === 'works' && (
        <>
          <Check size={14} strokeWidth={2.6} aria-hidden /> {t('probe.works')}
        </>
      )}
      {verdict.state === 'unknown' && (
        <>
          <CircleHelp size={14} strokeWidth={2.2} aria-hidden /> {t('probe.unknown')}
        </>
      )}
      {verdict.state !== 'works' && verdict.why !== undefined && (
        <span>{t(`probe.why.${verdict.why.reason}`, { ...unnamed, ...verdict.why.values })}</span>
      )}
    </p>
  );
}

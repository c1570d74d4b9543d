import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent, type SubmitEvent } from 'react';

import { normalisePhone } from '#shared/domain/phone.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useTimeFormat } from '../../ui/use-time-format.tsx';
import type { SaveProblem } from './use-save-visit.ts';
import { missingIn, saveInputOf, type DraftField, type VisitDraft } from './visit-draft.ts';
import classes from './visit-form.module.css';

type Problems = Partial<Record<DraftField | 'form', string>>;

type VisitFormProps = {
  draft: VisitDraft;
  /** The phone is known and cannot be changed here. */
  isKnownCustomer?: boolean;
  /** The line told a time that has passed: it is the first thing to look at. */
  isPast?: boolean;
  submitLabel: string;
  /** Resolves with what the core does not take, or null. */
  onSubmit: (draft: VisitDraft) => Promise<SaveProblem | null>;
  onLeave: () => void;
};

/** The few fields of a visit, with the cursor in the first that is missing. */
export function VisitForm(props: VisitFormProps) {
  const { isKnownCustomer = false, isPast = false, submitLabel, onSubmit, onLeave } = props;
  const { t } = useTranslation('bookings');
  const [draft, setDraft] = useState(props.draft);
  const [problems, setProblems] = useState<Problems>(() => (isPast ? { time: t('form.past') } : {}));
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const first = isPast ? 'day' : (missingIn(props.draft)[0] ?? (props.draft.name === '' ? 'name' : 'day'));
    form.current?.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
    // Once, when it opens.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const missing = missingIn(draft);
    const found: Problems = Object.fromEntries(missing.map((field) => [field, t('form.required')]));
    // A phone without a country is the core's to judge: it knows where the shop is.
    if (found.phone === undefined && draft.phone.startsWith('+') && normalisePhone(draft.phone) === null)
      found.phone = t('form.badPhone');
    setProblems(found);
    const [first] = Object.keys(found);
    if (first !== undefined) {
      form.current?.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
      return;
    }
    setBusy(true);
    const problem = await onSubmit(draft);
    setBusy(false);
    if (problem !== null) setProblems({ [problem.field ?? 'form']: problem.words });
  };
  const field = (name: TextField): FieldProps => ({
    name,
    value: draft[name],
    error: name === 'until' || name === 'price' ? null : (problems[name] ?? null),
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setDraft((before) => ({ ...before, [name]: value }));
      setProblems(({ [name as DraftField]: _gone, ...others }) => others);
    },
  });
  return (
    <form
      ref={form}
      className={classes.form}
      noValidate
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onLeave();
      }}
    >
      <VisitFields draft={draft} field={field} isKnownCustomer={isKnownCustomer} />
      <div className={classes.actions}>
        <p className={classes.problem} role="alert">
          {problems.form}
        </p>
        <Button type="submit" loading={isBusy}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}

type TextField = Exclude<keyof VisitDraft, 'currency' | 'timeZone'>;
type FieldProps = {
  readonly name: TextField;
  readonly value: string;
  readonly error: string | null;
  readonly autoComplete: string;
  readonly spellCheck: boolean;
  readonly onChange: (event: { currentTarget: { value: string } }) => void;
};

function VisitFields({
  draft,
  field,
  isKnownCustomer,
}: {
  draft: VisitDraft;
  field: (name: TextField) => FieldProps;
  isKnownCustomer: boolean;
}) {
  const { t } = useTranslation('bookings');
  const format = useTimeFormat();
  const optional = (name: 'until' | 'price') => (
    <>
      {t(`form.${name}`)} <span className={classes.optional}>{t('form.optional')}</span>
    </>
  );
  const shifted = shiftOf(draft, (at) => format.time(at));

  return (
    <div className={classes.fields}>
      {!isKnownCustomer && (
        <>
          <TextInput
            {...field('name')}
            className={classes.half ?? ''}
            label={t('form.name')}
            maxLength={200}
          />
          <TextInput
            {...field('phone')}
            className={classes.half ?? ''}
            label={t('form.phone')}
            description={t('form.phoneHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            inputMode="tel"
            maxLength={60}
          />
        </>
      )}
      <TextInput {...field('day')} className={classes.third ?? ''} label={t('form.day')} type="date" />
      <TextInput
        {...field('time')}
        className={classes.third ?? ''}
        label={t('form.time')}
        type="time"
        description={shifted === null ? null : t('form.shift', { time: shifted })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
      />
      <TextInput {...field('until')} className={classes.third ?? ''} label={optional('until')} type="time" />
      <TextInput
        {...field('service')}
        className={classes.twoThirds ?? ''}
        label={t('form.service')}
        maxLength={500}
      />
      <TextInput
        {...field('price')}
        className={classes.third ?? ''}
        label={optional('price')}
        inputMode="decimal"
        maxLength={12}
      />
    </div>
  );
}

/** The time that it will really be, where a clock change leaves out the one that was typed; else null. */
function shiftOf(draft: VisitDraft, time: (at: string) => string): string | null {
  if (draft.day === '' || draft.time === '') return null;
  const real = time(saveInputOf({ ...draft, until: '' }).startsAt);
  return real === draft.time ? null : real;
}

import { Button, TextInput } from '@mantine/core';
import { useId, useRef, useState, type SubmitEvent } from 'react';

import type { CallOutput } from '#shared/api/contract.ts';

import { useAction } from '../../api/use-action.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { PageSection } from '../../ui/page.tsx';
import classes from './programs.module.css';
import { inAWeek, visitOf, type TrialDraft } from './sample-visit.ts';
import { TrialResult } from './trial-result.tsx';
import { wrongFields } from './wrong-fields.ts';

/** What was sent, and what was answered. */
export type Trial = { readonly body: string; readonly output: CallOutput<'sources.tryHook'> };

/** A form that posts a visit the way another program would. Sent again it is the same visit: its id stays. */
export function TryHook({ timeZone }: { timeZone: string }) {
  const { t } = useTranslation('programs');
  const [draft, setDraft] = useState<TrialDraft>(() => ({
    ...inAWeek(Date.now(), timeZone),
    phone: '',
    name: t('examples.name'),
    service: t('examples.service'),
  }));
  const externalId = useRef(newTrialId());
  const [trial, setTrial] = useState<Trial | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const send = useAction('sources.tryHook');
  const warning = useId();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const visit = visitOf(draft, timeZone, externalId.current);
    setProblem(visit === null ? t('trial.noDay') : null);
    if (visit === null) return;
    const body = JSON.stringify(visit, null, 2);
    send.mutate(
      { body },
      {
        onSuccess: (output) => {
          setTrial({ body, output });
        },
      },
    );
  };
  const wrong = trial === null ? [] : wrongFields(trial.output.answer);
  const field = (name: keyof TrialDraft) => ({
    label: t(`trial.${name}`),
    value: draft[name],
    error: wrong.includes(name) ? t(name === 'phone' ? 'trial.badPhone' : 'trial.badField') : null,
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setDraft((before) => ({ ...before, [name]: value }));
      // What was answered was about another visit.
      if (trial?.output.status === 422) setTrial(null);
    },
  });
  return (
    <PageSection title={t('trial.title')} text={t('trial.text')}>
      <form className={classes.form} onSubmit={submit} noValidate aria-describedby={warning}>
        <TextInput
          {...field('phone')}
          type="tel"
          description={t('trial.phoneHelp')}
          className={classes.wide}
        />
        <TextInput {...field('name')} />
        <TextInput {...field('service')} />
        <TextInput {...field('day')} type="date" />
        <TextInput {...field('time')} type="time" />
        <p id={warning} className={`${classes.text ?? ''} ${classes.wide ?? ''}`}>
          {t('trial.warning')}
        </p>
        <div className={classes.actions}>
          <Button type="submit" loading={send.isPending}>
            {t(trial === null ? 'trial.send' : 'trial.again')}
          </Button>
          {problem !== null && (
            <span role="alert" className={classes.problem}>
              {problem}
            </span>
          )}
        </div>
      </form>
      <div aria-live="polite">
        {trial !== null && (
          <TrialResult
            trial={trial}
            onRemoved={() => {
              setTrial(null);
              externalId.current = newTrialId();
            }}
          />
        )}
      </div>
    </PageSection>
  );
}

/** The beginning tells the core that this visit was only tried. */
function newTrialId(): string {
  return `trial-${crypto.randomUUID().slice(0, 8)}`;
}

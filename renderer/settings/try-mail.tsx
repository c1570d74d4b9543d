import { Button, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';

import { useAction } from '../api/use-action.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import classes from './mail-section.module.css';

/** Sends a short mail and says what the server answered. */
export function TryMail({ from }: { from: string }) {
  const { t } = useTranslation('settings');
  const [to, setTo] = useState(from);
  const tryMail = useAction('settings.tryMail');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    tryMail.mutate({ to: to.trim() });
  };
  const answer = tryMail.data;
  const error = answer?.error ?? null;
  return (
    <form onSubmit={submit}>
      <div className={classes.try}>
        <TextInput
          label={t('mail.tryTo')}
          type="email"
          value={to}
          maxLength={200}
          onChange={(event) => {
            setTo(event.currentTarget.value);
          }}
        />
        <Button type="submit" variant="default" loading={tryMail.isPending}>
          {t('mail.tryIt')}
        </Button>
      </div>
      <p role="status" className={classes.answer} data-sent={answer?.sent ?? true}>
        {answer?.sent === true && t('mail.sent')}
        {error !== null && t('mail.notSent', { reason: t(`mail.errors.${error}`) })}
      </p>
    </form>
  );
}

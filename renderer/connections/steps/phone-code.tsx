import { Button, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';

import type { ChannelId } from '#shared/domain/ids.ts';

import { useAction } from '../../api/use-action.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './phone-code.module.css';

/** A code to type on the phone, for a phone whose camera cannot see this screen. */
export function PhoneCode({ channelId }: { channelId: ChannelId }) {
  const { t } = useTranslation('connections');
  const describe = useErrorWords();
  const [phone, setPhone] = useState('');
  const ask = useAction('channels.phoneCode', { quiet: true });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (phone.trim().length >= 5) ask.mutate({ id: channelId, phone: phone.trim() });
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <TextInput
        label={t('qr.phone')}
        description={t('qr.phoneHelp')}
        type="tel"
        autoComplete="tel"
        value={phone}
        error={ask.error ? describe(ask.error).next : null}
        onChange={(event) => {
          setPhone(event.currentTarget.value);
        }}
        autoFocus
      />
      <Button type="submit" loading={ask.isPending} variant={ask.data ? 'default' : 'filled'}>
        {t('qr.getCode')}
      </Button>
      {ask.data && (
        <div className={classes.answer} role="status">
          <p>{t('qr.codeText')}</p>
          <output className={classes.code}>{ask.data.code}</output>
        </div>
      )}
    </form>
  );
}

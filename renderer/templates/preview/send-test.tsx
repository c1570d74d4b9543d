import { Button, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { Send } from 'lucide-react';
import { useId, type SubmitEvent } from 'react';
import { Link } from 'wouter';

import type { CallInput } from '#shared/api/contract.ts';

import { useAction } from '../../api/use-action.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './send-test.module.css';

/** Sends the message to the person's own phone, which this browser remembers. `input` null = there is nothing to send. */
export function SendTest({
  input,
  hasErrors,
}: {
  input: Omit<CallInput<'templates.sendTest'>, 'phone'> | null;
  hasErrors: boolean;
}) {
  const { t } = useTranslation('templates');
  const describe = useErrorWords();
  const [phone, setPhone] = useLocalStorage({
    key: 'deskbell.templates.test-phone',
    defaultValue: '',
    getInitialValueInEffect: false,
  });
  const send = useAction('templates.sendTest', { quiet: true });
  const titleId = useId();
  const answerId = useId();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (input !== null && phone.trim() !== '') send.mutate({ ...input, phone: phone.trim() });
  };
  return (
    <form className={classes.form} aria-labelledby={titleId} onSubmit={submit} noValidate>
      <h3 className={classes.title} id={titleId}>
        {t('test.label')}
      </h3>
      <div className={classes.line}>
        <TextInput
          className={classes.phone ?? ''}
          aria-label={t('test.phone')}
          type="tel"
          autoComplete="tel"
          value={phone}
          maxLength={60}
          placeholder={t('test.placeholder')}
          aria-describedby={answerId}
          onChange={(event) => {
            setPhone(event.currentTarget.value);
            send.reset();
          }}
        />
        <Button
          type="submit"
          variant="default"
          leftSection={<Send size={15} />}
          disabled={input === null || phone.trim() === ''}
          loading={send.isPending}
        >
          {t('test.send')}
        </Button>
      </div>
      <p className={classes.answer} id={answerId} role="status" data-failed={send.isError || undefined}>
        {hasErrors && t('test.errorsFirst')}
        {send.isError && t('test.notSent', { reason: describe(send.error).next })}
        {send.isSuccess && (
          <>
            {t('test.sent')} <Link href={`/inbox/${send.data.conversationId}`}>{t('test.open')}</Link>
          </>
        )}
      </p>
    </form>
  );
}

import { Button, TextInput } from '@mantine/core';
import { CheckCheck, CircleCheck } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import { displayPhone } from '#shared/domain/phone.ts';

import { useAction } from '../../api/use-action.ts';
import { useCall } from '../../api/use-call.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { PageSection } from '../../ui/page.tsx';
import { useLasting } from '../../ui/use-lasting.ts';
import classes from './self-test.module.css';
import type { SelfTest } from './use-self-test.ts';

/** After this long without a confirmation it says what may be wrong. Milliseconds. */
const longWait = 30_000;

/** Sends a greeting to the owner's own phone and waits until that confirms it. */
export function SendTest({ channel, test }: { channel: ChannelView; test: SelfTest }) {
  const { t } = useTranslation('connect');
  const describe = useErrorWords();
  const [typed, setTyped] = useState<string | null>(null);
  const writer = usePhoneOf(test);
  const phone = typed ?? (writer === null ? '' : displayPhone(writer));
  const send = useAction('channels.sendTest', { quiet: true });
  const isUnderWay = test.sent === 'running';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (phone.trim().length < 5) return;
    test.follow(null);
    send.mutate({ id: channel.id, phone: phone.trim() }, { onSuccess: test.follow });
  };
  return (
    <PageSection title={t('send.title')}>
      {test.received === 'works' && (
        <p className={classes.arrived} role="status">
          <CircleCheck size={18} aria-hidden /> {t('send.arrived')}
        </p>
      )}
      <p className={classes.lead}>{t('send.text')}</p>
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextInput
          label={t('send.phone')}
          description={t('send.phoneHelp')}
          type="tel"
          autoComplete="tel"
          value={phone}
          error={send.error ? describe(send.error).next : null}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
          }}
        />
        <div className={classes.actions}>
          <Button
            type="submit"
            loading={send.isPending}
            variant={isUnderWay ? 'default' : 'filled'}
            autoFocus
          >
            {test.sent === 'not-yet' ? t('send.submit') : t('send.again')}
          </Button>
          <Button variant="default" onClick={test.skipSend}>
            {t('send.skip')}
          </Button>
        </div>
      </form>
      <Fate test={test} />
    </PageSection>
  );
}

function Fate({ test: { sent, message } }: { test: SelfTest }) {
  const { t } = useTranslation('connect');
  const { t: failures } = useTranslation('failures');
  const isSlow = useLasting(sent === 'running', longWait);
  if (sent === 'broken') {
    const failure = message?.failure ?? null;
    const reason =
      failure === null ? '' : `${failures(`${failure.code}.what`)}. ${failures(`${failure.code}.next`)}`;
    return (
      <p className={classes.problem} role="alert">
        {t('send.failed', { reason })}
      </p>
    );
  }
  if (sent !== 'running') return null;
  return (
    <p className={classes.fate} role="status">
      <CheckCheck size={16} aria-hidden />
      {message?.status === 'sent' ? t(isSlow ? 'send.slow' : 'send.sent') : t('send.queued')}
    </p>
  );
}

/** The phone of who has written; null when nobody has, or it is not known. */
function usePhoneOf({ writer }: SelfTest): string | null {
  const id = writer?.contactId ?? null;
  const contact = useCall(
    'contacts.get',
    // Asked only for a contact that there is.
    { id: id ?? '' },
    { enabled: id !== null },
  );
  return contact.data?.identifiers.find(({ kind }) => kind === 'phone')?.value ?? null;
}

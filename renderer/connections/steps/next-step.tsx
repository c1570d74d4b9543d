import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { Saying } from '#shared/domain/saying/saying.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useTimeFormat } from '../../ui/use-time-format.tsx';
import type { NumberDialog } from '../number-dialogs.tsx';
import { AddressTrouble, AddressWait } from './address-state.tsx';
import classes from './connect-steps.module.css';
import { Later, NextPanel, PollInstead } from './next-panel.tsx';
import type { ConnectProgress } from './use-connect-progress.ts';

type NextStepProps = {
  way: ConnectProgress;
  channel: ChannelView;
  onCorrectKeys: (channel: ChannelView) => void;
  /** Dialogs are not this panel's: it gives way to another one as soon as the number is further, also by itself. */
  onDialog: (dialog: NumberDialog) => void;
};

/** Why it does not go on by itself, what that means, and the buttons that help. */
export function NextStep({ way, channel, onCorrectKeys, onDialog }: NextStepProps) {
  const { t } = useTranslation('connect');
  const { t: connections } = useTranslation('connections');
  const provider = connections(`actor.${channel.provider}`);
  const { next } = way.progress;
  const again = <Again way={way} what="check" />;
  const isProved = way.test.received === 'works' && way.test.sent === 'works';
  switch (next.kind) {
    case 'running':
    case 'signed-out':
    case 'address-choice':
      return null;
    case 'receive':
    case 'send':
    case 'done':
      return (
        <NextPanel text={isProved ? t('steps.doneText') : t('steps.setText')}>
          <Button component={Link} href="/inbox" variant={next.kind === 'done' ? 'filled' : 'default'}>
            {t('steps.toInbox')}
          </Button>
        </NextPanel>
      );
    case 'keys-wrong':
      return (
        <NextPanel text={t('steps.keysWrong', { provider })} why={next.why} isTrouble>
          <CorrectKeys channel={channel} onCorrectKeys={onCorrectKeys} onDialog={onDialog} />
          {again}
        </NextPanel>
      );
    case 'address-starting':
      return <AddressWait tunnel={way.tunnel} channel={channel} />;
    case 'address-broken':
      return <AddressTrouble tunnel={way.tunnel} channel={channel} />;
    case 'webhook-running':
      return <NextPanel text={t('steps.webhookRunning', { provider })} />;
    case 'webhook-failed':
      return (
        <WebhookFailed way={way} channel={channel} provider={provider} next={next} onDialog={onDialog} />
      );
    case 'starting':
    case 'unreachable':
      return (
        <NextPanel
          text={t(`steps.${next.kind}`, { provider })}
          why={next.why}
          isTrouble={next.kind === 'unreachable'}
        >
          {again}
          <Later />
        </NextPanel>
      );
    case 'not-registered':
      return (
        <NextPanel text={t('steps.notRegistered')} why={next.why} isTrouble>
          {again}
          <Later />
        </NextPanel>
      );
    case 'stopped': {
      const key = `state.${next.connection}` as const;
      return (
        <NextPanel
          text={`${connections(`${key}.what`)} ${connections(`${key}.next`)}`}
          why={next.why}
          isTrouble
        >
          {again}
          <Later />
        </NextPanel>
      );
    }
  }
}

function Again({ way, what }: { way: ConnectProgress; what: 'check' | 'setUp' }) {
  const { t: basics } = useTranslation('basics');
  return (
    <Button
      variant="default"
      loading={way.isBusy}
      onClick={() => {
        way.run(what);
      }}
    >
      {basics('tryAgain')}
    </Button>
  );
}

type WebhookFailedProps = {
  way: ConnectProgress;
  channel: ChannelView;
  provider: string;
  next: { readonly why: Saying | null; readonly retryAt: string | null };
  onDialog: NextStepProps['onDialog'];
};

function WebhookFailed({ way, channel, provider, next, onDialog }: WebhookFailedProps): ReactNode {
  const { t } = useTranslation('connect');
  const format = useTimeFormat();
  return (
    <NextPanel text={t('steps.webhookFailed', { provider })} why={next.why} isTrouble>
      <Again way={way} what="setUp" />
      <Button component={Link} href="/connections/address" variant="default">
        {t('steps.otherAddress')}
      </Button>
      {channel.provider === 'meta-cloud' && (
        <Button
          variant="default"
          onClick={() => {
            onDialog('webhook');
          }}
        >
          {t('steps.byHand')}
        </Button>
      )}
      <PollInstead channel={channel} />
      <Later />
      {next.retryAt !== null && (
        <span className={classes.retry}>{t('steps.retryAt', { when: format.relative(next.retryAt) })}</span>
      )}
    </NextPanel>
  );
}

/**
 * A number that never worked is taken away again, and the form comes back as it was filled in. One that was heard of
 * before keeps its place: only its keys are replaced.
 */
function CorrectKeys({
  channel,
  onCorrectKeys,
  onDialog,
}: Pick<NextStepProps, 'channel' | 'onCorrectKeys' | 'onDialog'>) {
  const { t } = useTranslation('connect');
  return (
    <Button
      onClick={() => {
        if (channel.lastEventAt === null) onCorrectKeys(channel);
        else onDialog('keys');
      }}
    >
      {t('steps.correct')}
    </Button>
  );
}

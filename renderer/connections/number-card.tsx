import { Button } from '@mantine/core';
import { FlaskConical, MessageCircle, QrCode, RefreshCw } from 'lucide-react';
import { useState } from 'react';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { CallOutput } from '#shared/api/contract.ts';
import { displayPhone } from '#shared/domain/phone.ts';

import { useAction } from '../api/use-action.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { StateMark } from '../ui/state-mark.tsx';
import { CheckList } from './check-list.tsx';
import classes from './number-card.module.css';
import { NumberDialogs, type NumberDialog } from './number-dialogs.tsx';
import { NumberFacts } from './number-facts.tsx';
import { NumberMenu } from './number-menu.tsx';

export type CheckReport = CallOutput<'channels.check'> & { readonly at: number };

/** One connected number: does it work, what does that mean, what is the next step. */
export function NumberCard({ channel }: { channel: ChannelView }) {
  const { t } = useTranslation('connections');
  const { t: basics } = useTranslation('basics');
  const [dialog, setDialog] = useState<NumberDialog | null>(null);
  const [report, setReport] = useState<CheckReport | null>(null);
  const check = useAction('channels.check');
  const isPractice = channel.provider === 'practice';
  const Icon = isPractice ? FlaskConical : MessageCircle;
  const runCheck = () => {
    check.mutate(
      { id: channel.id },
      {
        onSuccess: (answer) => {
          setReport({ ...answer, at: Date.now() });
        },
      },
    );
  };

  return (
    <article className={classes.card} aria-label={channel.label}>
      <header className={classes.header}>
        <span className={classes.icon} data-practice={isPractice}>
          <Icon size={22} strokeWidth={1.8} aria-hidden />
        </span>
        <div className={classes.heading}>
          <h2 className={classes.label} title={channel.label}>
            {channel.label}
          </h2>
          <p className={classes.account}>
            {accountLine(channel, t('noPhone'), t(`provider.${channel.provider}`))}
          </p>
        </div>
        <StateMark state={channel.state} word={basics(`state.${channel.state}`)} />
      </header>
      <StateSentence channel={channel} />
      <NumberFacts channel={channel} />
      {report && <CheckList report={report} />}
      <footer className={classes.actions}>
        {channel.connection === 'signed-out' && (
          <Button
            leftSection={<QrCode size={16} />}
            onClick={() => {
              setDialog('sign-in');
            }}
          >
            {t('actions.signIn')}
          </Button>
        )}
        {channel.connection === 'keys-wrong' && (
          <Button
            onClick={() => {
              setDialog('keys');
            }}
          >
            {t('actions.replaceKeys')}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<RefreshCw size={15} />}
          onClick={runCheck}
          loading={check.isPending}
        >
          {t('actions.check')}
        </Button>
        <span className={classes.spring} />
        <NumberMenu channel={channel} onDialog={setDialog} />
      </footer>
      <NumberDialogs
        channel={channel}
        open={dialog}
        onClose={() => {
          setDialog(null);
        }}
      />
    </article>
  );
}

function StateSentence({ channel }: { channel: ChannelView }) {
  const { t } = useTranslation('connections');
  const isFine = channel.connection === 'works';
  const key = isFine && channel.provider === 'practice' ? 'practice' : channel.connection;
  const next = t(`state.${key}.next`);
  return (
    <div className={classes.sentence} data-state={channel.state}>
      <p>
        <strong className={classes.what}>{t(`state.${key}.what`)}</strong> {next}
      </p>
      {channel.detail !== null && !isFine && (
        <p className={classes.detail}>{t('providerSays', { detail: channel.detail })}</p>
      )}
    </div>
  );
}

function accountLine(channel: ChannelView, noPhone: string, provider: string): string {
  if (channel.provider === 'practice') return channel.label === provider ? '' : provider;
  return `${provider} · ${channel.account === null ? noPhone : displayPhone(channel.account)}`;
}

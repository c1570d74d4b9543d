import { Button } from '@mantine/core';
import { FlaskConical, History, MessageCircle, QrCode, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { CallOutput } from '#shared/api/contract.ts';
import { displayPhone } from '#shared/domain/phone.ts';

import { useAction } from '../api/use-action.ts';
import { useCall } from '../api/use-call.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { StateMark } from '../ui/state-mark.tsx';
import { useTimeFormat } from '../ui/use-time-format.tsx';
import { CheckList } from './check-list.tsx';
import classes from './number-card.module.css';
import { NumberDialogs, type NumberDialog } from './number-dialogs.tsx';
import { NumberFacts } from './number-facts.tsx';
import { NumberMenu } from './number-menu.tsx';
import { isUnfinished } from './unfinished.ts';
import { useSays } from '../i18n/use-says.ts';

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
      <MissingBetween channel={channel} />
      <NumberFacts channel={channel} />
      {report && <CheckList report={report} provider={t(`actor.${channel.provider}`)} />}
      <footer className={classes.actions}>
        {channel.connection === 'signed-out' && channel.provider !== 'meta-cloud' && (
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
        <FinishSettingUp channel={channel} />
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
  const says = useSays();
  const isFine = channel.connection === 'works';
  const isDeaf =
    (isFine || channel.connection === 'unknown') &&
    channel.webhookPath !== null &&
    channel.webhookUrl === null;
  const key = isDeaf ? 'deaf' : isFine && channel.provider === 'practice' ? 'practice' : channel.connection;
  const next = t(`state.${key}.next`);
  return (
    <div className={classes.sentence} data-state={channel.state}>
      <p>
        <strong className={classes.what}>{t(`state.${key}.what`)}</strong> {next}
      </p>
      {channel.why !== undefined && !isFine && !isDeaf && (
        <p className={classes.detail}>{says.line(channel.why)}</p>
      )}
    </div>
  );
}

/** Wazzup24 tells each message once: what came while nobody was here to hear has to be looked up there. */
function MissingBetween({ channel: { missingBetween, provider } }: { channel: ChannelView }) {
  const { t } = useTranslation('connections');
  const format = useTimeFormat();
  if (missingBetween === null) return null;
  const { from, to } = missingBetween;
  return (
    <p className={classes.missing}>
      <History size={16} aria-hidden />
      <span>
        {t('missingBetween', {
          from: format.full(from),
          to: format.full(to),
          provider: t(`actor.${provider}`),
        })}
      </span>
    </p>
  );
}

/** Leads back to where the owner left off. */
function FinishSettingUp({ channel }: { channel: ChannelView }) {
  const { t } = useTranslation('connections');
  const tunnel = useCall('tunnel.get', {});
  if (!isUnfinished(channel, tunnel.data ?? null)) return null;
  return (
    <Button component={Link} href={`/connections/${channel.id}`} variant="light">
      {t('actions.finish')}
    </Button>
  );
}

function accountLine(channel: ChannelView, noPhone: string, provider: string): string {
  if (channel.provider === 'practice') return channel.label === provider ? '' : provider;
  return `${provider} · ${channel.account === null ? noPhone : displayPhone(channel.account)}`;
}

import { Loader } from '@mantine/core';
import { Check, Circle, CircleHelp, Hand, SkipForward, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Redirect } from 'wouter';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { ChannelId } from '#shared/domain/ids.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { PageSection } from '../../ui/page.tsx';
import { SkeletonCards } from '../../ui/skeletons.tsx';
import { NumberDialogs, type NumberDialog } from '../number-dialogs.tsx';
import { AddressChoice } from './address-choice.tsx';
import { isConnected, type Step, type StepState } from './connect-progress.ts';
import classes from './connect-steps.module.css';
import { NextStep } from './next-step.tsx';
import { PhoneSignIn } from './phone-sign-in.tsx';
import { ReceiveTest } from './receive-test.tsx';
import { SendTest } from './send-test.tsx';
import { useConnectProgress, type ConnectProgress } from './use-connect-progress.ts';

type ConnectStepsProps = {
  id: ChannelId;
  /** Brings back the form with what is kept of this number. */
  onCorrectKeys: (channel: ChannelView) => void;
};

/** What happens after the keys are saved, step by step, with the next thing to do where one step does not go. */
export function ConnectSteps({ id, onCorrectKeys }: ConnectStepsProps) {
  const { t: basics } = useTranslation('basics');
  const way = useConnectProgress(id);
  if (way.isGone) return <Redirect to="/connections" />;
  if (way.channel === null) return <SkeletonCards count={1} height={240} label={basics('loading')} />;
  return <Steps way={way} channel={way.channel} onCorrectKeys={onCorrectKeys} />;
}

type StepsProps = {
  way: ConnectProgress;
  channel: ChannelView;
  onCorrectKeys: ConnectStepsProps['onCorrectKeys'];
};

function Steps({ way, channel, onCorrectKeys }: StepsProps) {
  const { t } = useTranslation('connect');
  const { steps, next } = way.progress;
  const [dialog, setDialog] = useState<NumberDialog | null>(null);
  return (
    <>
      {/* What to do now comes first: in a low window the rest may be below. */}
      <Panel way={way} channel={channel} />
      <PageSection
        title={isConnected(next) ? t('steps.doneTitle') : t('steps.title', { label: channel.label })}
      >
        <NextStep way={way} channel={channel} onCorrectKeys={onCorrectKeys} onDialog={setDialog} />
        <ol className={classes.steps} aria-label={t('steps.list')}>
          {steps.map((step) => (
            <StepLine key={step.name} step={step} channel={channel} />
          ))}
        </ol>
      </PageSection>
      {/* Here, so that none closes with what was typed or shown in it when the number goes on by itself. */}
      <NumberDialogs
        channel={channel}
        open={dialog}
        onClose={() => {
          setDialog(null);
        }}
      />
    </>
  );
}

/** What the owner does now, where that takes more than a button. */
function Panel({ way, channel }: { way: ConnectProgress; channel: ChannelView }) {
  const { t } = useTranslation('connections');
  const again = () => {
    way.run('check');
  };
  switch (way.progress.next.kind) {
    case 'address-choice':
      return <AddressChoice channel={channel} localUrl={way.tunnel?.localUrl ?? null} />;
    case 'signed-out':
      return (
        <PageSection title={t('qr.title')}>
          <PhoneSignIn channel={channel} onDone={again} onSignedIn={again} />
        </PageSection>
      );
    case 'receive':
      return <ReceiveTest channel={channel} onSkip={way.test.skipReceive} onRecheck={again} />;
    case 'send':
      return <SendTest channel={channel} test={way.test} />;
    case 'running':
    case 'keys-wrong':
    case 'starting':
    case 'unreachable':
    case 'not-registered':
    case 'stopped':
    case 'address-starting':
    case 'address-broken':
    case 'webhook-running':
    case 'webhook-failed':
    case 'done':
      return null;
  }
}

function StepLine({ step: { name, state }, channel }: { step: Step; channel: ChannelView }) {
  const { t } = useTranslation('connect');
  const { t: connections } = useTranslation('connections');
  const provider = connections(`actor.${channel.provider}`);
  const words = () => {
    switch (name) {
      case 'webhook':
        return channel.webhookPath === null
          ? t('steps.webhook.polling', { provider })
          : t('steps.webhook.pushed', { provider });
      case 'signIn':
        return channel.provider === 'meta-cloud' ? t('steps.signIn.registered') : t('steps.signIn.phone');
      case 'save':
      case 'check':
      case 'address':
      case 'receive':
      case 'send':
        return t(`steps.${name}`, { provider });
    }
  };
  return (
    <li className={classes.step} data-state={state}>
      <span className={classes.sign} aria-hidden>
        {signs[state]}
      </span>
      <span>{words()}</span>
      <span className={classes.state}>{t(`steps.state.${state}`)}</span>
    </li>
  );
}

const signs: Record<StepState, ReactNode> = {
  waiting: <Circle size={18} strokeWidth={1.8} />,
  running: <Loader size={18} />,
  works: <Check size={18} strokeWidth={2.6} />,
  broken: <TriangleAlert size={18} strokeWidth={2.2} />,
  unknown: <CircleHelp size={18} strokeWidth={2.2} />,
  open: <Hand size={18} strokeWidth={2} />,
  skipped: <SkipForward size={17} strokeWidth={2} />,
};

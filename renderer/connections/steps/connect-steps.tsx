import { Button, Loader } from '@mantine/core';
import { Check, Circle, CircleHelp, TriangleAlert } from 'lucide-react';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, type ReactNode } from 'react';
import { Link } from 'wouter';

import type { ChannelView } from '#shared/api/calls/channels.ts';

import { useAction } from '../api/use-action.ts';
import { callKey } from '../api/use-call.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { PageSection } from '../ui/page.tsx';
import classes from './connect-steps.module.css';
import { PhoneSignIn } from './phone-sign-in.tsx';
import { stepNames, type Progress, type StepState } from './connect-progress.ts';
import { useConnectProgress } from './use-connect-progress.ts';

type ConnectStepsProps = { channel: ChannelView; onCorrectKeys: () => void };

/** What happens after the keys are saved, step by step, with the next thing to do where one step does not go. */
export function ConnectSteps({ channel, onCorrectKeys }: ConnectStepsProps) {
  const { t } = useTranslation('connections');
  const { progress, run } = useConnectProgress(channel.id);
  const signedIn = useCallback(() => {
    run();
  }, [run]);
  return (
    <>
      <PageSection
        title={progress.kind === 'done' ? t('steps.doneTitle') : t('steps.title', { label: channel.label })}
      >
        <ol className={classes.steps}>
          {stepNames.map((name) => (
            <Step key={name} state={progress.steps[name]} label={t(`steps.${name}`)} />
          ))}
        </ol>
        <NextStep progress={progress} channel={channel} onRun={run} onCorrectKeys={onCorrectKeys} />
      </PageSection>
      {progress.kind === 'signed-out' && (
        <PageSection title={t('qr.title')}>
          <PhoneSignIn channelId={channel.id} onDone={signedIn} onSignedIn={signedIn} />
        </PageSection>
      )}
    </>
  );
}

function Step({ state, label }: { state: StepState; label: string }) {
  const { t } = useTranslation('connections');
  return (
    <li className={classes.step} data-state={state}>
      <span className={classes.sign} aria-hidden>
        {signs[state]}
      </span>
      <span>{label}</span>
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
};

type NextStepProps = ConnectStepsProps & { progress: Progress; onRun: () => void };

function NextStep({ progress, channel, onRun, onCorrectKeys }: NextStepProps) {
  const { t } = useTranslation('connections');
  const { t: basics } = useTranslation('basics');
  const again = (
    <Button variant="default" onClick={onRun}>
      {basics('tryAgain')}
    </Button>
  );
  switch (progress.kind) {
    case 'running':
    case 'signed-out':
      return null;
    case 'done':
      return (
        <Next text={t('steps.doneText')}>
          <Button component={Link} href="/inbox">
            {t('steps.toInbox')}
          </Button>
        </Next>
      );
    case 'keys-wrong':
      return (
        <Next text={t('steps.keysWrong')} detail={progress.detail} isTrouble>
          <CorrectKeys channel={channel} onCorrectKeys={onCorrectKeys} />
          {again}
        </Next>
      );
    case 'webhook-missing':
      return (
        <Next text={t('steps.webhookMissing')} isTrouble>
          <UsePolling channel={channel} onRun={onRun} />
        </Next>
      );
    case 'starting':
      return (
        <Next text={t('steps.starting')} detail={progress.detail}>
          {again}
          <Later />
        </Next>
      );
    case 'unreachable':
      return (
        <Next text={t('steps.unreachable')} detail={progress.detail} isTrouble>
          {again}
          <Later />
        </Next>
      );
    case 'stopped':
      return (
        <Next
          text={`${t(`state.${progress.connection}.what`)} ${t(`state.${progress.connection}.next`)}`}
          detail={progress.detail}
          isTrouble
        >
          {again}
          <Later />
        </Next>
      );
  }
}

type NextProps = { text: string; detail?: string | null; isTrouble?: boolean; children: ReactNode };

function Next({ text, detail, isTrouble = false, children }: NextProps) {
  return (
    <div className={classes.next} role={isTrouble ? 'alert' : 'status'}>
      <p className={classes.nextText}>{text}</p>
      {detail !== null && detail !== undefined && <p className={classes.detail}>{detail}</p>}
      <div className={classes.actions}>{children}</div>
    </div>
  );
}

function Later() {
  const { t } = useTranslation('connections');
  return (
    <Button component={Link} href="/connections" variant="subtle">
      {t('steps.later')}
    </Button>
  );
}

/** The number with the wrong keys is taken away again, and the form comes back as it was filled in. */
function CorrectKeys({ channel, onCorrectKeys }: ConnectStepsProps) {
  const { t } = useTranslation('connections');
  const remove = useAction('channels.remove');
  return (
    <Button
      loading={remove.isPending}
      onClick={() => {
        remove.mutate({ id: channel.id }, { onSuccess: onCorrectKeys });
      }}
    >
      {t('steps.correct')}
    </Button>
  );
}

function UsePolling({ channel, onRun }: { channel: ChannelView; onRun: () => void }) {
  const { t } = useTranslation('connections');
  const update = useAction('channels.update');
  const queries = useQueryClient();
  return (
    <Button
      loading={update.isPending}
      onClick={() => {
        update.mutate(
          { id: channel.id, receive: 'polling' },
          {
            onSuccess: () => {
              void queries.invalidateQueries({ queryKey: callKey('channels.list', {}) });
              onRun();
            },
          },
        );
      }}
    >
      {t('actions.usePolling')}
    </Button>
  );
}

import { Button, Menu } from '@mantine/core';
import { Check, ChevronDown, CirclePause, Hand, Pause, Play, Send } from 'lucide-react';
import { Link } from 'wouter';

import type { CallOutput } from '#shared/api/contract.ts';
import { pauseEnds } from '#shared/domain/planning/pause-ends.ts';

import { useCall } from '../api/use-call.ts';
import { useErrorWords } from '../api/use-failure-toast.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { SkeletonBar } from '../ui/skeletons.tsx';
import { useNow, useTimeFormat } from '../ui/use-time-format.tsx';
import classes from './sending-head.module.css';
import { useMomentWords } from '../messages-in-words/use-moment-words.ts';
import { useSending } from './use-sending.ts';

type Sending = Pick<CallOutput<'sending.preview'>, 'state' | 'until'>;

/** Whether messages leave by themselves, and what can be done about it. */
export function SendingHead() {
  const { t: basics } = useTranslation('basics');
  const { t } = useTranslation('outbox');
  const describe = useErrorWords();
  const preview = useCall('sending.preview', {});
  if (preview.isPending) return <SkeletonBar height={74} radius={12} />;
  if (!preview.data) {
    return (
      <section className={classes.head} aria-label={t('sending.label')}>
        <div className={classes.words} role="alert">
          <p className={classes.word}>{t('sending.failed.title')}</p>
          <p className={classes.text}>{describe(preview.error).next}</p>
        </div>
        <Button variant="default" onClick={() => void preview.refetch()} loading={preview.isFetching}>
          {basics('tryAgain')}
        </Button>
      </section>
    );
  }
  const { state } = preview.data;
  return (
    <section className={classes.head} data-state={state} aria-label={t('sending.label')}>
      <span className={classes.shape} aria-hidden>
        {state === 'running' && <Check size={18} strokeWidth={2.4} />}
        {state === 'paused' && <CirclePause size={20} strokeWidth={2} />}
        {state === 'stopped' && <Hand size={18} strokeWidth={2} />}
      </span>
      <SendingWords sending={preview.data} />
      <SendingAction sending={preview.data} />
    </section>
  );
}

function SendingWords({ sending }: { sending: Sending }) {
  const { t } = useTranslation('outbox');
  const when = useMomentWords();
  const next = useCall('health.get', {}).data?.outbox.nextDueAt ?? null;
  const now = useNow();
  switch (sending.state) {
    case 'stopped':
      return <Words word={t('sending.stopped.word')} text={t('sending.stopped.text')} />;
    case 'running': {
      const text =
        next === null || Date.parse(next) <= now
          ? t('sending.running.text')
          : t('sending.running.next', { when: when(next) });
      return <Words word={t('sending.running.word')} text={text} />;
    }
    case 'paused': {
      const word =
        sending.until === null
          ? t('sending.paused.open')
          : t('sending.paused.until', { time: when(sending.until) });
      return <Words word={word} text={t('sending.paused.text')} />;
    }
  }
}

function Words({ word, text }: { word: string; text: string }) {
  return (
    <div className={classes.words} role="status">
      <p className={classes.word}>{word}</p>
      <p className={classes.text}>{text}</p>
    </div>
  );
}

function SendingAction({ sending }: { sending: Sending }) {
  const { t } = useTranslation('outbox');
  const { resume, isBusy } = useSending();
  switch (sending.state) {
    case 'stopped':
      return (
        <Button component={Link} href="/outbox/start" leftSection={<Send size={16} />}>
          {t('sending.start')}
        </Button>
      );
    case 'running':
      return <PauseMenu />;
    case 'paused':
      return (
        <Button leftSection={<Play size={16} />} onClick={resume} loading={isBusy}>
          {t('sending.resume')}
        </Button>
      );
  }
}

function PauseMenu() {
  const { t } = useTranslation('outbox');
  const format = useTimeFormat();
  const { pause, isBusy } = useSending();
  const ends = pauseEnds(useNow(), format.timeZone);
  const until = (at: number) => <span className={classes.until}>{format.time(at)}</span>;
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<Pause size={16} />}
          rightSection={<ChevronDown size={16} />}
          loading={isBusy}
        >
          {t('sending.pause')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          rightSection={until(ends.hour)}
          onClick={() => {
            pause('hour');
          }}
        >
          {t('sending.pauseFor.hour')}
        </Menu.Item>
        <Menu.Item
          rightSection={until(ends.tomorrow)}
          onClick={() => {
            pause('tomorrow');
          }}
        >
          {t('sending.pauseFor.tomorrow')}
        </Menu.Item>
        <Menu.Item
          onClick={() => {
            pause('open');
          }}
        >
          {t('sending.pauseFor.open')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { RotateCw } from 'lucide-react';

import type { CallOutput } from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';

import { useAction } from '../../api/use-action.ts';
import { useCall } from '../../api/use-call.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { SkeletonRows } from '../../ui/skeletons.tsx';
import { BecameList } from './became-list.tsx';
import { EventFacts } from './event-facts.tsx';
import { kindOf } from './event-names.ts';
import classes from './event-pane.module.css';
import { FateMark } from './fate-mark.tsx';
import { RawBody } from './raw-body.tsx';
import { WhyNote } from './why-note.tsx';

export type OpenEvent = CallOutput<'journal.get'>;

/** One event whole: its fate and why, what became of it, what is known of it, and the body as it came. */
export function EventPane({ id }: { id: string }) {
  const { t } = useTranslation('activity');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const asked = useCall('journal.get', { id });
  if (asked.data) return <WholeEvent event={asked.data} />;
  if (asked.error === null) return <SkeletonRows count={4} label={basics('loading')} />;
  if (asked.error instanceof ApiError && asked.error.code === 'not-found') {
    return (
      <EmptyState icon={<RotateCw size={26} strokeWidth={1.8} />} title={t('event.gone')}>
        {t('event.goneNext')}
      </EmptyState>
    );
  }
  return (
    <ErrorState
      title={t('list.failed')}
      next={describe(asked.error).next}
      action={{ label: basics('tryAgain'), run: () => void asked.refetch(), isBusy: asked.isFetching }}
    />
  );
}

function WholeEvent({ event }: { event: OpenEvent }) {
  const { t } = useTranslation('activity');
  const replay = useAction('journal.replay');
  const run = () => {
    replay.mutate(
      { id: event.id },
      {
        onSuccess: ({ state }) => {
          if (state === 'new') return;
          notifications.show({
            message: t(`event.replayed.${state}`),
            ...(state === 'failed' ? { color: 'trouble' } : {}),
          });
        },
      },
    );
  };
  return (
    <div className={classes.event}>
      <div className={classes.top}>
        <h3 className={classes.kind}>{t(`kind.${kindOf(event.eventType)}`)}</h3>
        <FateMark state={event.state} />
      </div>
      <WhyNote event={event} />
      <BecameList event={event} />
      <EventFacts event={event} />
      <div>
        <Button
          variant="default"
          leftSection={<RotateCw size={15} aria-hidden />}
          loading={replay.isPending}
          disabled={event.state === 'new'}
          onClick={run}
        >
          {t('event.replay')}
        </Button>
        <p className={classes.hint}>{t('event.replayHint')}</p>
      </div>
      <RawBody body={event.body} isCut={event.isCut} />
    </div>
  );
}

import { Button } from '@mantine/core';
import { Plus, RadioTower } from 'lucide-react';
import { Link, useLocation } from 'wouter';

import { useAction } from '../api/use-action.ts';
import { useCall } from '../api/use-call.ts';
import { useErrorWords } from '../api/use-failure-toast.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Page } from '../ui/page.tsx';
import { SkeletonCards } from '../ui/skeletons.tsx';
import classes from './connections-screen.module.css';
import { ConnectionsTabs } from './connections-tabs.tsx';
import { NumberCard } from './number-card.tsx';

/** All connected numbers with their state and what can be done about each. */
export function ConnectionsScreen() {
  const { t } = useTranslation('connections');
  const channels = useCall('channels.list', {});
  const isEmpty = channels.data?.items.length === 0;
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      above={<ConnectionsTabs here="numbers" />}
      action={
        // With no number yet, the empty state carries this button.
        !isEmpty && (
          <Button component={Link} href="/connections/add" leftSection={<Plus size={16} />}>
            {t('add')}
          </Button>
        )
      }
    >
      <Numbers />
    </Page>
  );
}

function Numbers() {
  const { t } = useTranslation('connections');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const channels = useCall('channels.list', {});
  if (channels.isPending) return <SkeletonCards count={1} height={188} label={basics('loading')} />;
  if (!channels.data) {
    return (
      <ErrorState
        title={t('loadFailed')}
        next={describe(channels.error).next}
        action={{
          label: basics('tryAgain'),
          run: () => void channels.refetch(),
          isBusy: channels.isFetching,
        }}
      />
    );
  }
  if (channels.data.items.length === 0) return <NoNumbers />;
  return (
    <ul className={classes.list}>
      {channels.data.items.map((channel) => (
        <li key={channel.id}>
          <NumberCard channel={channel} />
        </li>
      ))}
    </ul>
  );
}

function NoNumbers() {
  const { t } = useTranslation('connections');
  const [, navigate] = useLocation();
  const create = useAction('channels.create');
  const practise = () => {
    create.mutate(
      { provider: 'practice', label: t('provider.practice') },
      {
        onSuccess: () => {
          navigate('/inbox');
        },
      },
    );
  };
  return (
    <EmptyState
      icon={<RadioTower size={26} strokeWidth={1.8} />}
      title={t('empty.title')}
      action={
        <>
          <Button component={Link} href="/connections/add">
            {t('add')}
          </Button>
          <Button variant="default" onClick={practise} loading={create.isPending}>
            {t('empty.practice')}
          </Button>
        </>
      }
    >
      {t('empty.text')}
    </EmptyState>
  );
}

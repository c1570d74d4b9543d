import { Button } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';

import type { CallOutput } from '#shared/api/contract.ts';

import { useAction } from '../api/use-action.ts';
import { useCall } from '../api/use-call.ts';
import { useErrorWords } from '../api/use-failure-toast.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { Avatar } from '../ui/avatar.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { PageSection } from '../ui/page.tsx';
import { SkeletonBar } from '../ui/skeletons.tsx';
import { useTimeFormat } from '../ui/use-time-format.tsx';
import { AddUserDialog } from './add-user-dialog.tsx';
import classes from './settings.module.css';

type User = CallOutput<'users.list'>['items'][number];

/** People and programs that may sign in with a password. */
export function UsersSection() {
  const { t } = useTranslation('settings');
  const [isAdding, setIsAdding] = useState(false);
  return (
    <PageSection
      title={t('users.title')}
      text={t('users.text')}
      action={
        <Button
          variant="default"
          size="compact-md"
          leftSection={<Plus size={15} />}
          onClick={() => {
            setIsAdding(true);
          }}
        >
          {t('users.add')}
        </Button>
      }
    >
      <Users />
      <AddUserDialog
        key={String(isAdding)}
        isOpen={isAdding}
        onClose={() => {
          setIsAdding(false);
        }}
      />
    </PageSection>
  );
}

function Users() {
  const { t } = useTranslation('settings');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const users = useCall('users.list', {});
  if (users.isPending) return <SkeletonBar height={53} radius={8} />;
  if (!users.data) {
    return (
      <ErrorState
        title={t('users.loadFailed')}
        next={describe(users.error).next}
        action={{ label: basics('tryAgain'), run: () => void users.refetch(), isBusy: users.isFetching }}
      />
    );
  }
  if (users.data.items.length === 0) return <p className={classes.empty}>{t('users.empty')}</p>;
  return (
    <ul className={classes.users}>
      {users.data.items.map((user) => (
        <UserRow key={user.id} user={user} />
      ))}
    </ul>
  );
}

function UserRow({ user }: { user: User }) {
  const { t } = useTranslation('settings');
  const { t: basics } = useTranslation('basics');
  const format = useTimeFormat();
  const [isAsking, setIsAsking] = useState(false);
  const remove = useAction('users.remove');
  const name = user.name === '' ? user.email : user.name;
  const since = t('users.since', { date: format.date(user.createdAt) });
  return (
    <li className={classes.user}>
      <Avatar id={user.id} name={name} size={36} />
      <div className={classes.userWords}>
        <p className={classes.userName}>{name}</p>
        <p className={classes.userMore}>{user.name === '' ? since : `${user.email} · ${since}`}</p>
      </div>
      <IconButton
        label={t('users.removeLabel', { name })}
        onClick={() => {
          setIsAsking(true);
        }}
      >
        <Trash2 size={17} />
      </IconButton>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('users.confirmTitle', { name })}
        confirmLabel={t('users.confirm')}
        cancelLabel={basics('cancel')}
        isBusy={remove.isPending}
        onConfirm={() => {
          remove.mutate({ id: user.id });
        }}
        onClose={() => {
          setIsAsking(false);
        }}
      >
        {t('users.confirmText')}
      </ConfirmDialog>
    </li>
  );
}

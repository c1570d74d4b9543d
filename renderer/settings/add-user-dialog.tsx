import { PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';

import { ApiError } from '#shared/api/errors.ts';

import { useAction } from '../api/use-action.ts';
import { useErrorWords } from '../api/use-failure-toast.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { FormDialog } from '../ui/form-dialog.tsx';

type Problems = { readonly email?: string; readonly password?: string; readonly name?: string };

/** The core's own limit. */
const shortestPassword = 10;

/** Somebody new who may sign in. */
export function AddUserDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [problems, setProblems] = useState<Problems>({});
  const create = useAction('users.create', { quiet: true });

  const submit = () => {
    const found: Problems = {
      ...(/^\S+@\S+\.\S+$/.test(email.trim()) ? {} : { email: t('users.badEmail') }),
      ...(password.length >= shortestPassword ? {} : { password: t('users.shortPassword') }),
    };
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    create.mutate(
      { name: name.trim(), email: email.trim(), password },
      {
        onSuccess: onClose,
        onError: (error) => {
          const isTaken = error instanceof ApiError && error.code === 'conflict';
          const fields = error instanceof ApiError ? error.fields : undefined;
          if (isTaken) setProblems({ email: t('users.taken') });
          else if (fields?.email !== undefined) setProblems({ email: t('users.badEmail') });
          else setProblems({ password: describe(error).next });
        },
      },
    );
  };

  return (
    <FormDialog
      isOpen={isOpen}
      title={t('users.add')}
      submitLabel={t('users.create')}
      cancelLabel={basics('cancel')}
      isBusy={create.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('users.name')}
        description={t('users.nameHelp')}
        value={name}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => {
          setName(event.currentTarget.value);
        }}
        data-autofocus
      />
      <TextInput
        label={t('users.email')}
        type="email"
        value={email}
        maxLength={200}
        autoComplete="off"
        error={problems.email ?? null}
        onChange={(event) => {
          setEmail(event.currentTarget.value);
        }}
      />
      <PasswordInput
        label={t('users.password')}
        description={t('users.passwordHelp')}
        value={password}
        maxLength={200}
        autoComplete="new-password"
        error={problems.password ?? null}
        onChange={(event) => {
          setPassword(event.currentTarget.value);
        }}
      />
    </FormDialog>
  );
}

import { NumberInput, PasswordInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { SettingsView } from '#shared/api/calls/settings.ts';
import { ApiError } from '#shared/api/errors.ts';

import { useAction } from '../api/use-action.ts';
import { useErrorWords } from '../api/use-failure-toast.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import classes from './mail-section.module.css';

type Mail = NonNullable<SettingsView['mail']>;
type Security = Mail['security'];

/** The port that goes with each kind of encryption. */
const portOf: Record<Security, number> = { tls: 465, starttls: 587, none: 25 };

/** How a server is written, in every language. */
const example = 'smtp.example.com';

/** The keys of a mail server; the password is only ever written, never shown. */
export function MailDialog({ mail, onClose }: { mail: Mail | null; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const [fields, setFields] = useState(() => ({
    host: mail?.host ?? '',
    port: mail?.port ?? portOf.starttls,
    security: mail?.security ?? 'starttls',
    user: mail?.user ?? '',
    from: mail?.from ?? '',
    password: '',
  }));
  const [problems, setProblems] = useState<Record<string, string>>({});
  const update = useAction('settings.update', { quiet: true });
  const set = (change: Partial<typeof fields>) => {
    setFields((before) => ({ ...before, ...change }));
  };
  const submit = () => {
    const { password, ...rest } = fields;
    const missing = (['host', 'from'] as const).filter((name) => fields[name].trim() === '');
    setProblems(Object.fromEntries(missing.map((name) => [name, t('mail.required')])));
    if (missing.length > 0) return;
    update.mutate(
      { mail: { ...rest, ...(password === '' ? {} : { password }) } },
      {
        onSuccess: onClose,
        onError: (error) => {
          setProblems(problemsOf(error, describe(error).next));
        },
      },
    );
  };
  const text = (name: 'host' | 'user' | 'from') => ({
    label: t(`mail.${name}`),
    value: fields[name],
    maxLength: 200,
    autoComplete: 'off',
    error: problems[name] ?? null,
    onChange: (event: { currentTarget: { value: string } }) => {
      set({ [name]: event.currentTarget.value });
    },
  });
  return (
    <FormDialog
      isOpen
      title={t('mail.setUp')}
      submitLabel={t('mail.save')}
      cancelLabel={basics('cancel')}
      isBusy={update.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={classes.row}>
        <TextInput {...text('host')} placeholder={example} data-autofocus />
        <NumberInput
          label={t('mail.port')}
          value={fields.port}
          min={1}
          max={65535}
          allowDecimal={false}
          hideControls
          error={problems.port ?? null}
          onChange={(value) => {
            if (typeof value === 'number') set({ port: value });
          }}
        />
      </div>
      <Select
        label={t('mail.security')}
        allowDeselect={false}
        value={fields.security}
        data={[
          { value: 'starttls', label: t('mail.starttls') },
          { value: 'tls', label: t('mail.tls') },
          { value: 'none', label: t('mail.plain') },
        ]}
        error={problems.security ?? null}
        onChange={(security) => {
          if (security !== null) set({ security, port: portOf[security] });
        }}
      />
      <TextInput {...text('user')} />
      <PasswordInput
        label={t('mail.password')}
        description={mail?.hasPassword === true ? t('mail.passwordKept') : null}
        value={fields.password}
        maxLength={500}
        autoComplete="new-password"
        error={problems.password ?? problems.form ?? null}
        onChange={(event) => {
          set({ password: event.currentTarget.value });
        }}
      />
      <TextInput {...text('from')} type="email" />
    </FormDialog>
  );
}

/** The core names fields as `mail.host`; what it does not name stands at the last field. */
function problemsOf(error: Error, otherwise: string): Record<string, string> {
  const fields = error instanceof ApiError ? Object.keys(error.fields ?? {}) : [];
  if (fields.length === 0) return { form: otherwise };
  return Object.fromEntries(fields.map((path) => [path.replace(/^mail\./, ''), otherwise]));
}

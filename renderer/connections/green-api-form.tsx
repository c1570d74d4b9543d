import { Anchor, Button, PasswordInput, Radio, TextInput } from '@mantine/core';
import { useState, type ClipboardEvent, type SubmitEvent } from 'react';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import { ApiError } from '#shared/api/errors.ts';

import { useAction } from '../api/use-action.ts';
import { useErrorWords } from '../api/use-failure-toast.ts';
import { Trans, useTranslation } from '../i18n/use-translation.ts';
import { PageSection } from '../ui/page.tsx';
import classes from './green-api-form.module.css';
import { readConsoleText } from './green-api-paste.ts';

/** What the form holds, as typed. */
export type KeysOfGreenApi = {
  readonly label: string;
  readonly apiUrl: string;
  readonly mediaUrl: string;
  readonly idInstance: string;
  readonly apiTokenInstance: string;
  readonly receive: 'polling' | 'webhook';
};

export const noKeys: KeysOfGreenApi = {
  label: '',
  apiUrl: '',
  mediaUrl: '',
  idInstance: '',
  apiTokenInstance: '',
  receive: 'polling',
};

/** How the values look in the console, in every language. */
const examples = {
  apiUrl: 'https://1103.api.green-api.com',
  mediaUrl: 'https://1103.media.green-api.com',
  idInstance: '1103123456',
};

type FieldName = Exclude<keyof KeysOfGreenApi, 'receive'>;
type Problems = Partial<Record<FieldName | 'form', string>>;

type GreenApiFormProps = {
  keys: KeysOfGreenApi;
  onChange: (keys: KeysOfGreenApi) => void;
  onCreated: (channel: ChannelView) => void;
};

/** The keys of a Green API instance; a text copied from its console may be pasted whole into any field. */
export function GreenApiForm({ keys, onChange, onCreated }: GreenApiFormProps) {
  const { t } = useTranslation('connections');
  const describe = useErrorWords();
  const [problems, setProblems] = useState<Problems>({});
  const [filled, setFilled] = useState(0);
  const create = useAction('channels.create', { quiet: true });
  const finish = useAction('settings.update', { quiet: true });

  const onPaste = (event: ClipboardEvent) => {
    const found = readConsoleText(event.clipboardData.getData('text'));
    if (!found) return;
    event.preventDefault();
    onChange({ ...keys, ...found });
    setFilled(Object.keys(found).length);
    setProblems({});
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const missing = missingOf(keys, t('form.required'));
    setProblems(missing);
    if (Object.keys(missing).length > 0) return;
    create.mutate(inputOf(keys), {
      onSuccess: (channel) => {
        finish.mutate({ isSetUp: true });
        onCreated(channel);
      },
      onError: (error) => {
        setProblems(problemsOf(error, t, describe(error).next));
      },
    });
  };
  const field = (name: FieldName): FieldProps => ({
    name,
    value: keys[name],
    error: problems[name] ?? null,
    // The password field of the library does not say it by itself.
    'aria-invalid': problems[name] !== undefined,
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { currentTarget: { value: string } }) => {
      onChange({ ...keys, [name]: event.currentTarget.value });
      setProblems(({ [name]: _gone, ...others }) => others);
    },
  });

  return (
    <form onSubmit={submit} onPaste={onPaste} noValidate>
      <PageSection
        title={t('form.title')}
        action={
          <span role="status" className={classes.filled}>
            {filled > 0 && t('form.filled', { count: filled })}
          </span>
        }
      >
        <p className={classes.where}>
          <Trans
            t={t}
            i18nKey="form.where"
            components={{
              console: (
                <Anchor
                  href="https://console.green-api.com"
                  target="_blank"
                  rel="noreferrer"
                  inherit
                  underline="always"
                />
              ),
            }}
          />
        </p>
        <Fields field={field} />
      </PageSection>
      <PageSection title={t('form.receive')}>
        <Radio.Group
          value={keys.receive}
          onChange={(value) => {
            onChange({ ...keys, receive: value === 'webhook' ? 'webhook' : 'polling' });
          }}
          aria-label={t('form.receive')}
        >
          <div className={classes.ways}>
            <Radio value="polling" label={t('form.polling')} description={t('form.pollingHelp')} />
            <Radio value="webhook" label={t('form.webhook')} description={t('form.webhookHelp')} />
          </div>
        </Radio.Group>
      </PageSection>
      <div className={classes.actions}>
        <Button type="submit" size="md" loading={create.isPending}>
          {t('form.submit')}
        </Button>
        <p className={classes.problem} role="alert">
          {problems.form}
        </p>
      </div>
    </form>
  );
}

type FieldProps = {
  readonly name: string;
  readonly value: string;
  readonly error: string | null;
  readonly 'aria-invalid': boolean;
  readonly autoComplete: string;
  readonly spellCheck: boolean;
  readonly onChange: (event: { currentTarget: { value: string } }) => void;
};

function Fields({ field }: { field: (name: FieldName) => FieldProps }) {
  const { t } = useTranslation('connections');
  return (
    <div className={classes.fields}>
      <TextInput
        {...field('apiUrl')}
        label={t('form.apiUrl')}
        description={t('form.apiUrlHelp')}
        placeholder={examples.apiUrl}
        inputMode="url"
        autoFocus
      />
      <TextInput
        {...field('mediaUrl')}
        label={t('form.mediaUrl')}
        description={t('form.mediaUrlHelp')}
        placeholder={examples.mediaUrl}
        inputMode="url"
      />
      <TextInput
        {...field('idInstance')}
        label={t('form.idInstance')}
        description={t('form.idInstanceHelp')}
        placeholder={examples.idInstance}
        inputMode="numeric"
      />
      <PasswordInput
        {...field('apiTokenInstance')}
        label={t('form.token')}
        description={t('form.tokenHelp')}
      />
      <TextInput
        {...field('label')}
        label={t('form.label')}
        description={t('form.labelHelp')}
        maxLength={60}
      />
    </div>
  );
}

function inputOf(keys: KeysOfGreenApi) {
  const trimmed = (text: string) => text.trim();
  return {
    provider: 'green-api' as const,
    ...(trimmed(keys.label) === '' ? {} : { label: trimmed(keys.label) }),
    config: {
      apiUrl: trimmed(keys.apiUrl),
      ...(trimmed(keys.mediaUrl) === '' ? {} : { mediaUrl: trimmed(keys.mediaUrl) }),
      idInstance: trimmed(keys.idInstance),
      receive: keys.receive,
    },
    secrets: { apiTokenInstance: trimmed(keys.apiTokenInstance) },
  };
}

function missingOf(keys: KeysOfGreenApi, word: string): Problems {
  const required = ['apiUrl', 'idInstance', 'apiTokenInstance'] as const;
  return Object.fromEntries(required.filter((name) => keys[name].trim() === '').map((name) => [name, word]));
}

/** The core names the fields (`config.apiUrl`, …); its own words say the rest where ours are not precise enough. */
function problemsOf(
  error: unknown,
  t: ReturnType<typeof useTranslation<'connections'>>['t'],
  otherwise: string,
): Problems {
  const fields = error instanceof ApiError ? error.fields : undefined;
  if (!fields) return { form: otherwise };
  const problems: Problems = {};
  for (const [path, message] of Object.entries(fields)) {
    const name = path.split('.').at(-1);
    if (error instanceof ApiError && error.code === 'conflict') problems.idInstance = error.message;
    else if (name === 'apiUrl' || name === 'mediaUrl') problems[name] = t('form.badAddress');
    else if (name === 'idInstance') problems.idInstance = t('form.badInstance');
    else if (name === 'apiTokenInstance' || name === 'label') problems[name] = message;
    else problems.form = otherwise;
  }
  return problems;
}

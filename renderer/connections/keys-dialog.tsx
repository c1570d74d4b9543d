import { useState } from 'react';

import type { ChannelView } from '#shared/api/calls/channels.ts';

import { useAction } from '../api/use-action.ts';
import { useErrorWords } from '../api/use-failure-toast.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { fieldsOf, fieldSpecs, keyedProviders, type FieldName, type KeyedProvider } from './keys/fields.ts';
import { KeyField } from './keys/key-field.tsx';
import { probeInput, typedOf, valueOf, type Typed } from './keys/keys.ts';
import { problemsOf, type Problems } from './keys/problems.ts';
import { useProbe } from './keys/use-probe.ts';
import { verdictOf } from './keys/verdict.ts';

type KeysDialogProps = { channel: ChannelView; isOpen: boolean; onClose: () => void };

/** New keys for a number that is there; a field left empty keeps its key. */
export function KeysDialog(props: KeysDialogProps) {
  const provider = keyedProviders.find((one) => one === props.channel.provider);
  return provider === undefined ? null : <Dialog {...props} provider={provider} />;
}

function Dialog({ channel, isOpen, onClose, provider }: KeysDialogProps & { provider: KeyedProvider }) {
  const { t } = useTranslation('connections');
  const { t: connect } = useTranslation('connect');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const [typed, setTyped] = useState<Typed>({});
  const [problems, setProblems] = useState<Problems>({});
  const update = useAction('channels.update', { quiet: true });
  const all: Typed = { ...typedOf(provider, channel.config, channel.label), ...typed };
  const probe = useProbe(isOpen ? probeInput(provider, all) : null);
  const names = fieldsOf(provider).filter((name) => fieldSpecs[name].isSecret);
  const submit = () => {
    const secrets = secretsOf(names, typed);
    const [first] = names;
    if (Object.keys(secrets).length === 0) {
      if (first !== undefined) setProblems({ [first]: connect('form.required') });
      return;
    }
    update.mutate(
      { id: channel.id, secrets },
      {
        onSuccess: onClose,
        onError: (error) => {
          setProblems(problemsOf(provider, error, connect, describe(error).next));
        },
      },
    );
  };
  return (
    <FormDialog
      isOpen={isOpen}
      title={t('keys.title')}
      submitLabel={t('keys.submit')}
      cancelLabel={basics('cancel')}
      isBusy={update.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <p>
        {t('keys.text', { provider: t(`actor.${provider}`) })}
        {names.length > 1 && ` ${t('keys.several')}`}
      </p>
      {names.map((name, index) => (
        <KeyField
          key={name}
          name={name}
          value={typed[name] ?? ''}
          problem={problems[name] ?? null}
          verdict={verdictOf(name, typed, probe)}
          isAsking={probe.isAsking && valueOf(typed, name) !== ''}
          isFirst={index === 0}
          onChange={(value) => {
            setTyped({ ...typed, [name]: value });
            setProblems({});
          }}
        />
      ))}
      {problems.form !== undefined && <p role="alert">{problems.form}</p>}
    </FormDialog>
  );
}

function secretsOf(names: readonly FieldName[], typed: Typed): Record<string, string> {
  return Object.fromEntries(
    names
      .map((name): [string, string] => [fieldSpecs[name].path.replace('secrets.', ''), valueOf(typed, name)])
      .filter(([, value]) => value !== ''),
  );
}

import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ClipboardEvent, type SubmitEvent } from 'react';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { CallOutput } from '#shared/api/contract.ts';

import { useAction } from '../../api/use-action.ts';
import { callKey } from '../../api/use-call.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { PageSection } from '../../ui/page.tsx';
import { useFocusFirstWrong } from '../../ui/use-focus-first-wrong.ts';
import { AdvancedFields } from './advanced-fields.tsx';
import { fieldSpecs, formPlans, type FieldName, type KeyedProvider } from './fields.ts';
import { labelOf, type FoundNumber } from './found-number.ts';
import { FoundNumbers } from './found-numbers.tsx';
import { readConsoleText } from './green-api-paste.ts';
import { KeyBlock } from './key-block.tsx';
import { KeyField } from './key-field.tsx';
import classes from './keys-form.module.css';
import {
  createInput,
  filledBy,
  isChosen,
  missingFields,
  probeInput,
  valueOf,
  type Keys,
  type Typed,
} from './keys.ts';
import { readMetaText } from './meta-paste.ts';
import { problemsOf, type Problems } from './problems.ts';
import { ReceiveChoice } from './receive-choice.tsx';
import { useProbe } from './use-probe.ts';
import { isUnreachable, isUnsure, verdictOf } from './verdict.ts';

type KeysFormProps = {
  provider: KeyedProvider;
  keys: Keys;
  onChange: (keys: Keys) => void;
  onCreated: (channel: ChannelView) => void;
};

/** The keys of a provider: where each is found, what the provider says to it, and the numbers they lead to. */
export function KeysForm({ provider, keys, onChange, onCreated }: KeysFormProps) {
  const { t } = useTranslation('connect');
  const { t: connections } = useTranslation('connections');
  const name = connections(`actor.${provider}`);
  const { typed } = keys;
  const [problems, setProblems] = useState<Problems>({});
  const [filled, setFilled] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useFocusFirstWrong(form, problems);
  const probe = useProbe(probeInput(provider, typed));
  const found = probe.known?.answer?.found ?? null;
  const change = (more: Typed) => {
    onChange({ ...keys, typed: { ...typed, ...more } });
    setProblems((before) => without(before, Object.keys(more)));
  };
  useOnlyNumber(provider, typed, found, change);
  const chosen = found?.find(({ fill }) => isChosen(typed, filledBy(provider, fill))) ?? null;
  const connect = useConnect({
    provider,
    keys,
    label: labelOf(chosen),
    setProblems,
    onCreated,
  });
  const onPaste = (event: ClipboardEvent) => {
    const read = readPasted(provider, event.clipboardData.getData('text'));
    if (!read) return;
    event.preventDefault();
    change(read);
    setFilled(Object.keys(read).length);
  };
  const field = (fieldName: FieldName) => (
    <KeyField
      key={fieldName}
      name={fieldName}
      value={typed[fieldName] ?? ''}
      problem={problems[fieldName] ?? null}
      verdict={verdictOf(fieldName, typed, probe)}
      isAsking={probe.isAsking && fieldSpecs[fieldName].isSecret && valueOf(typed, fieldName) !== ''}
      isFirst={formPlans[provider].blocks[0]?.fields[0] === fieldName}
      onChange={(value) => {
        change({ [fieldName]: value });
      }}
    />
  );
  const { blocks, advanced } = formPlans[provider];
  return (
    <form ref={form} onSubmit={connect.submit} onPaste={onPaste} noValidate>
      <PageSection
        title={connections(`provider.${provider}`)}
        text={t('form.secret')}
        action={
          <span role="status" className={classes.filled}>
            {filled > 0 && t('form.filled', { count: filled })}
          </span>
        }
      >
        <ol className={classes.blocks}>
          {blocks.map((block, index) => (
            <KeyBlock key={block.name} name={block.name} number={blocks.length > 1 ? index + 1 : null}>
              {block.offersNumbers && (
                <FoundNumbers
                  provider={provider}
                  found={found}
                  isUnsure={isUnsure(probe)}
                  typed={typed}
                  problem={problems.channelId ?? null}
                  onChoose={change}
                />
              )}
              <div className={classes.fields}>{block.fields.map(field)}</div>
            </KeyBlock>
          ))}
        </ol>
        <div className={classes.fields}>{field('label')}</div>
        {advanced.length > 0 && (
          <AdvancedFields isOpen={advanced.some((one) => problems[one] !== undefined)}>
            <div className={classes.fields}>{advanced.map(field)}</div>
          </AdvancedFields>
        )}
      </PageSection>
      {provider === 'green-api' && (
        <ReceiveChoice
          receive={keys.receive}
          onChange={(receive) => {
            onChange({ ...keys, receive });
          }}
        />
      )}
      <div className={classes.actions}>
        <Button type="submit" size="md" loading={connect.isBusy}>
          {t('form.submit')}
        </Button>
        {problems.form !== undefined ? (
          <p className={classes.problem} role="alert">
            {problems.form}
          </p>
        ) : (
          <p className={classes.note} role="status">
            {!probe.isAsking && isUnreachable(probe) && t('probe.unreachable', { provider: name })}
          </p>
        )}
      </div>
    </form>
  );
}

type ConnectDeps = {
  provider: KeyedProvider;
  keys: Keys;
  label: string | null;
  setProblems: (problems: Problems) => void;
  onCreated: (channel: ChannelView) => void;
};

/** Saves the number; what is missing or refused is told at its field. */
function useConnect({ provider, keys, label, setProblems, onCreated }: ConnectDeps) {
  const { t } = useTranslation('connect');
  const describe = useErrorWords();
  const create = useAction('channels.create', { quiet: true });
  const finish = useAction('settings.update', { quiet: true });
  const queries = useQueryClient();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const missing = missingFields(provider, keys.typed);
    const word = (name: FieldName) => (name === 'channelId' ? t('form.requiredChoice') : t('form.required'));
    setProblems(Object.fromEntries(missing.map((name) => [name, word(name)])));
    if (missing.length > 0) return;
    create.mutate(createInput(provider, keys, label), {
      onSuccess: (channel) => {
        // What follows shows this number at once, whether the news of it has come already or not.
        queries.setQueryData<CallOutput<'channels.list'>>(callKey('channels.list', {}), (known) => ({
          items: [...(known?.items ?? []).filter(({ id }) => id !== channel.id), channel],
        }));
        finish.mutate(
          { isSetUp: true },
          {
            onSettled: () => {
              onCreated(channel);
            },
          },
        );
      },
      onError: (error) => {
        setProblems(problemsOf(provider, error, t, describe(error).next));
      },
    });
  };
  return { submit, isBusy: create.isPending || finish.isPending };
}

/** The only number that the keys lead to is taken, once, unless ids were typed by hand. */
function useOnlyNumber(
  provider: KeyedProvider,
  typed: Typed,
  found: readonly FoundNumber[] | null,
  choose: (filled: Typed) => void,
) {
  const offered = useRef<unknown>(null);
  useEffect(() => {
    const free = found?.filter(({ isConnected }) => !isConnected) ?? [];
    const [only] = free;
    if (found === null || offered.current === found || free.length !== 1 || only === undefined) return;
    offered.current = found;
    const filled = filledBy(provider, only.fill);
    // Each name came from a field of the form.
    const isTyped = Object.keys(filled).some((name) => valueOf(typed, name as FieldName) !== '');
    if (!isTyped) choose(filled);
  });
}

function readPasted(provider: KeyedProvider, text: string): Typed | null {
  switch (provider) {
    case 'green-api':
      return readConsoleText(text);
    case 'meta-cloud':
      return readMetaText(text);
    case 'wazzup24':
      return null;
  }
}

function without(problems: Problems, names: readonly string[]): Problems {
  return Object.fromEntries(
    Object.entries(problems).filter(([name]) => name !== 'form' && !names.includes(name)),
  );
}

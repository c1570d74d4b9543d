import { Anchor, Button, PasswordInput, Radio, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { Link } from 'wouter';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import { ApiError } from '#shared/api/errors.ts';

import { useAction } from '../../api/use-action.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { PageSection } from '../../ui/page.tsx';
import classes from './address-choice.module.css';
import { Later, PollInstead } from './next-panel.tsx';

type Kind = 'automatic' | 'cloudflare-named' | 'own-domain';
type Typed = { readonly token: string; readonly hostname: string; readonly url: string };

/** How the world is to reach this computer, so that the provider can call it. */
export function AddressChoice({ channel, localUrl }: { channel: ChannelView; localUrl: string | null }) {
  const { t } = useTranslation('connect');
  const { t: connections } = useTranslation('connections');
  const provider = connections(`actor.${channel.provider}`);
  const { t: address } = useTranslation('address');
  const describe = useErrorWords();
  const [kind, setKind] = useState<Kind>('automatic');
  const [typed, setTyped] = useState<Typed>({ token: '', hostname: '', url: '' });
  const [missing, setMissing] = useState<readonly (keyof Typed)[]>([]);
  const change = useAction('tunnel.change', { quiet: true });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const empty = needed[kind].filter((name) => typed[name].trim() === '');
    setMissing(empty);
    if (empty.length === 0) change.mutate(inputOf(kind, typed));
  };
  const told = change.error instanceof ApiError ? change.error.fields : undefined;
  const field = (name: keyof Typed) => ({
    label: t(`address.${name}`),
    description: t(`address.${name}Help`, { port: portOf(localUrl) }),
    value: typed[name],
    error: missing.includes(name)
      ? t('address.required')
      : told?.[name] === undefined
        ? null
        : address(`problems.${name}`),
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { currentTarget: { value: string } }) => {
      setTyped({ ...typed, [name]: event.currentTarget.value });
      setMissing(missing.filter((one) => one !== name));
    },
  });
  return (
    <PageSection title={t('address.title')} text={t('address.text', { provider })}>
      <form onSubmit={submit} noValidate>
        <Radio.Group
          value={kind}
          aria-label={t('address.title')}
          onChange={(value) => {
            setKind(value === 'cloudflare-named' || value === 'own-domain' ? value : 'automatic');
          }}
        >
          <div className={classes.ways}>
            <Radio
              value="automatic"
              label={t('address.automatic')}
              description={t('address.automaticHelp', { provider })}
              autoFocus
            />
            <Radio
              value="cloudflare-named"
              label={t('address.cloudflare-named')}
              description={t('address.cloudflareHelp')}
            />
            {kind === 'cloudflare-named' && (
              <div className={classes.fields}>
                <PasswordInput {...field('token')} />
                <TextInput {...field('hostname')} placeholder={examples.hostname} inputMode="url" />
              </div>
            )}
            <Radio value="own-domain" label={t('address.own-domain')} description={t('address.ownHelp')} />
            {kind === 'own-domain' && (
              <div className={classes.fields}>
                <TextInput {...field('url')} placeholder={examples.url} inputMode="url" />
              </div>
            )}
          </div>
        </Radio.Group>
        {change.error !== null && told === undefined && (
          <p className={classes.problem} role="alert">
            {describe(change.error).next}
          </p>
        )}
        <div className={classes.actions}>
          <Button type="submit" loading={change.isPending}>
            {t('address.start')}
          </Button>
          <PollInstead channel={channel} />
          <Later />
          <Anchor component={Link} href="/connections/address" className={classes.details ?? ''}>
            {t('address.details')}
          </Anchor>
        </div>
      </form>
    </PageSection>
  );
}

/** How they look, in every language. */
const examples = { hostname: 'desk.example.com', url: 'https://desk.example.com' };

const needed: Record<Kind, readonly (keyof Typed)[]> = {
  automatic: [],
  'cloudflare-named': ['token', 'hostname'],
  'own-domain': ['url'],
};

function inputOf(kind: Kind, { token, hostname, url }: Typed) {
  switch (kind) {
    case 'automatic':
      return { kind };
    case 'cloudflare-named':
      return { kind, token: token.trim(), hostname: hostname.trim() };
    case 'own-domain':
      return { kind, url: url.trim() };
  }
}

function portOf(localUrl: string | null): string {
  return localUrl !== null && URL.canParse(localUrl) ? new URL(localUrl).port : '…';
}

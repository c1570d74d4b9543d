import { z } from 'zod';

import { spanOrNull, toInstant, toInstantOrNull } from '#shared/api/call.ts';
import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { Handlers } from '#shared/api/contract.ts';
import { ApiError, fieldsOf, refusal, wrongFields } from '#shared/api/errors.ts';
import { healthOf, type ProviderKind } from '#shared/domain/channel.ts';
import type { ChannelId } from '#shared/domain/ids.ts';
import { readSaying, saying, told } from '#shared/domain/saying/saying.ts';

import { missingBetween } from '../channels/attendance.ts';
import type { Channels } from '../channels/channels.ts';
import type { Registrar } from '../channels/registrar.ts';
import type { Provider } from '../providers/provider.ts';
import { getChannel, listChannels, type ChannelRow } from '../store/channels.ts';
import { addDemoVisits, type DemoVisitsDeps } from './demo-visits.ts';

type ChannelCalls = Pick<
  Handlers,
  'channels.create' | 'channels.update' | 'channels.list' | 'channels.remove'
>;

const defaultLabels: Record<ProviderKind, string> = {
  'green-api': 'WhatsApp',
  'meta-cloud': 'WhatsApp',
  wazzup24: 'WhatsApp',
  practice: 'Practice line',
};

/** The calls about connected numbers. */
export function channelHandlers(
  deps: DemoVisitsDeps & { channels: Channels; registrar: Registrar },
): ChannelCalls {
  const { store, channels, registrar } = deps;
  const view = (row: ChannelRow): ChannelView => {
    const webhook = channels.webhookOf(row);
    return {
      id: row.id,
      provider: row.provider,
      label: row.label,
      config: z.record(z.string(), z.unknown()).parse(JSON.parse(row.config)),
      state: healthOf(row.connection),
      connection: row.connection,
      ...told(readSaying(row.connectionDetail)),
      account: row.account,
      webhookPath: webhook?.path ?? null,
      webhookUrl: webhook?.url ?? null,
      createdAt: toInstant(row.createdAt),
      lastEventAt: toInstantOrNull(row.lastEventAt),
      missingBetween: spanOrNull(missingBetween(store.read, row.id, deps.clock.now())),
    };
  };
  const rowOf = (id: ChannelId): ChannelRow => {
    const row = getChannel(store.read, id);
    if (!row) throw new ApiError('not-found', 'There is no such number. It may have been removed.');
    return row;
  };

  return {
    'channels.create': async (input) => {
      const given =
        'config' in input ? { config: input.config, secrets: input.secrets } : { config: {}, secrets: {} };
      const provider = channels.provider(input.provider);
      const config = checked(provider.configSchema, given.config, 'config');
      const secrets = definedOnly(given.secrets);
      checkSecrets(provider, secrets, provider.generatedSecrets);
      const row = await channels.create({
        provider: input.provider,
        label: input.label ?? defaultLabels[input.provider],
        config,
        secrets,
      });
      if (row.provider === 'practice') addDemoVisits(deps, row.id);
      registrar.begin(row.id);
      return view(row);
    },
    'channels.update': async (input) => {
      const row = rowOf(input.id);
      const provider = channels.provider(row.provider);
      refuseUnknownSecrets(provider.secretNames, input.secrets ?? {});
      checkSecrets(provider, input.secrets ?? {}, provider.secretNames);
      const before = z.record(z.string(), z.unknown()).parse(JSON.parse(row.config));
      const config = checked(
        provider.configSchema,
        input.receive === undefined ? before : { ...before, receive: input.receive },
        'config',
      );
      const { label = row.label, secrets = {} } = input;
      const updated = await channels.update(input.id, { label, config, secrets });
      if (input.secrets !== undefined || input.receive !== undefined) registrar.begin(input.id);
      return view(updated);
    },
    'channels.list': () => ({ items: listChannels(store.read).map(view) }),
    'channels.remove': async ({ id }) => {
      if (!(await channels.remove(id))) throw new ApiError('not-found', 'There is no such number any more.');
      return { id };
    },
  };
}

/** Parses with a provider's schema; its complaints become field errors under `prefix`. */
function checked<Value>(schema: z.ZodType<Value>, value: unknown, prefix: string): Value {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = Object.fromEntries(
    Object.entries(fieldsOf(parsed.error)).map(([path, message]) => [`${prefix}.${path}`, message]),
  );
  throw wrongFields(fields);
}

function definedOnly(secrets: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(secrets).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** Keys that were given must have the provider's form; those in `mayBeMissing` are kept or made up elsewhere. */
function checkSecrets(
  provider: Provider,
  given: Record<string, string>,
  mayBeMissing: readonly string[],
): void {
  const standIns = Object.fromEntries(mayBeMissing.map((name) => [name, 'kept-or-made-up']));
  checked(provider.secretsSchema, { ...standIns, ...given }, 'secrets');
}

/** A key that its provider does not have is a typing mistake, not something to keep. */
function refuseUnknownSecrets(known: readonly string[], given: Record<string, string>): void {
  const unknownName = Object.keys(given).find((name) => !known.includes(name));
  if (unknownName === undefined) return;
  throw refusal('invalid', saying('unknown-key', { name: unknownName }), {
    [`secrets.${unknownName}`]: 'Unknown key.',
  });
}

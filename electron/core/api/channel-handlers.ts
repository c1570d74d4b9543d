import { z } from 'zod';

import { toInstant, toInstantOrNull } from '#shared/api/call.ts';
import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { Handlers } from '#shared/api/contract.ts';
import { ApiError, fieldsOf } from '#shared/api/errors.ts';
import { healthOf, type ProviderKind } from '#shared/domain/channel.ts';
import type { ChannelId } from '#shared/domain/ids.ts';
import { normalisePhone } from '#shared/domain/phone.ts';

import type { Channels } from '../channels/channels.ts';
import type { RunningChannel } from '../channels/running-channel.ts';
import type { Connection } from '../providers/provider.ts';
import { getChannel, listChannels, type ChannelRow } from '../store/channels.ts';
import type { Store } from '../store/database.ts';

type ChannelCalls = Pick<Handlers, Extract<keyof Handlers, `channels.${string}`>>;

const defaultLabels: Record<ProviderKind, string> = {
  'green-api': 'WhatsApp',
  'meta-cloud': 'WhatsApp',
  wazzup24: 'WhatsApp',
  practice: 'Practice line',
};

/** The calls about connected numbers. */
export function channelHandlers(deps: { store: Store; channels: Channels }): ChannelCalls {
  const { store, channels } = deps;
  const view = (row: ChannelRow): ChannelView => {
    const webhook = channels.webhookOf(row);
    return {
      id: row.id,
      provider: row.provider,
      label: row.label,
      config: z.record(z.string(), z.unknown()).parse(JSON.parse(row.config)),
      state: healthOf(row.connection),
      connection: row.connection,
      detail: row.connectionDetail,
      account: row.account,
      webhookPath: webhook?.path ?? null,
      webhookUrl: webhook?.url ?? null,
      createdAt: toInstant(row.createdAt),
      lastEventAt: toInstantOrNull(row.lastEventAt),
    };
  };
  const rowOf = (id: ChannelId): ChannelRow => {
    const row = getChannel(store.read, id);
    if (!row) throw new ApiError('not-found', 'There is no such number. It may have been removed.');
    return row;
  };
  const running = (id: ChannelId): RunningChannel => {
    rowOf(id);
    const channel = channels.get(id);
    if (!channel)
      throw new ApiError('conflict', 'This number is not running. Replace its keys and try again.');
    return channel;
  };

  return {
    'channels.create': async (input) => {
      const given =
        'config' in input ? { config: input.config, secrets: input.secrets } : { config: {}, secrets: {} };
      const provider = channels.provider(input.provider);
      const config = checked(provider.configSchema, given.config, 'config');
      const secrets = definedOnly(given.secrets);
      refuseTwin(listChannels(store.read), input.provider, config);
      const row = await channels.create({
        provider: input.provider,
        label: input.label ?? defaultLabels[input.provider],
        config,
        secrets,
      });
      void setUpQuietly(channels, row);
      return view(row);
    },
    'channels.update': async (input) => {
      const row = rowOf(input.id);
      const provider = channels.provider(row.provider);
      const unknownSecret = Object.keys(input.secrets ?? {}).find(
        (name) => !provider.secretNames.includes(name),
      );
      if (unknownSecret !== undefined) {
        throw new ApiError('invalid', `This provider has no key named "${unknownSecret}".`, {
          [`secrets.${unknownSecret}`]: 'Unknown key.',
        });
      }
      const before = z.record(z.string(), z.unknown()).parse(JSON.parse(row.config));
      const config = checked(
        provider.configSchema,
        input.receive === undefined ? before : { ...before, receive: input.receive },
        'config',
      );
      return view(
        await channels.update(input.id, {
          label: input.label ?? row.label,
          config,
          secrets: input.secrets ?? {},
        }),
      );
    },
    'channels.list': () => ({ items: listChannels(store.read).map(view) }),
    'channels.remove': async ({ id }) => {
      if (!(await channels.remove(id))) throw new ApiError('not-found', 'There is no such number any more.');
      return { id };
    },
    'channels.check': async ({ id }) => {
      const report = await running(id).check();
      return { state: healthOf(report.state), checks: report.checks.map((check) => ({ ...check })) };
    },
    'channels.setUp': async ({ id }) => {
      const channel = running(id);
      const setUp = offered(channel.connection, 'setUp');
      return asked(() => setUp({ url: channels.webhookOf(channel.row)?.url ?? null }, channel.signal));
    },
    'channels.qr': async ({ id }) => {
      const channel = running(id);
      const qr = offered(channel.connection, 'qr');
      const answer = await asked(() => qr(channel.signal));
      if (answer.kind === 'signed-in') void channel.check();
      return { ...answer };
    },
    'channels.phoneCode': async ({ id, phone }) => {
      const channel = running(id);
      const normalised = normalisePhone(phone);
      if (normalised === null) {
        throw new ApiError('invalid', 'This is not a phone number.', {
          phone: 'Write it with the country code, such as +49 151 23456789.',
        });
      }
      const phoneCode = offered(channel.connection, 'phoneCode');
      return asked(() => phoneCode(normalised, channel.signal));
    },
    'channels.signOut': async ({ id }) => {
      const channel = running(id);
      const signOut = offered(channel.connection, 'signOut');
      await asked(() => signOut(channel.signal));
      await channel.check();
      return { id };
    },
  };
}

/** A method that not every provider has, bound to its connection. */
function offered<Name extends 'setUp' | 'qr' | 'phoneCode' | 'signOut'>(
  connection: Connection,
  name: Name,
): NonNullable<Connection[Name]> {
  const method = connection[name];
  if (!method) throw new ApiError('conflict', 'This provider has nothing like that.');
  // Binding keeps the method's type; the union of four methods is too wide for TypeScript to see it.
  return method.bind(connection) as NonNullable<Connection[Name]>;
}

/** Asks the provider; what it refuses becomes a conflict in its own words, not a bug of ours. */
async function asked<Answer>(question: () => Promise<Answer>): Promise<Answer> {
  try {
    return await question();
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw new ApiError('conflict', error instanceof Error ? error.message : 'The provider did not answer.');
  }
}

/** After a number was added: sets what Deskbell needs at the provider. A failure shows in the next check. */
async function setUpQuietly(channels: Channels, row: ChannelRow): Promise<void> {
  const channel = channels.get(row.id);
  try {
    const url = channels.webhookOf(row)?.url ?? null;
    const isPushed = channels.webhookOf(row) !== null;
    if (isPushed && url === null) return;
    await channel?.connection.setUp?.({ url }, channel.signal);
  } catch {
    // The regular check tells the owner what is missing, in words.
  }
}

/** The same instance connected twice would receive each message twice. */
function refuseTwin(rows: ChannelRow[], kind: ProviderKind, config: unknown): void {
  const identity = identityOf(config);
  const twin = rows.find((row) => row.provider === kind && identityOf(JSON.parse(row.config)) === identity);
  if (!twin) return;
  const field = kind === 'practice' ? 'provider' : 'config.idInstance';
  throw new ApiError('conflict', `This number is connected already, as "${twin.label}".`, {
    [field]: 'Connected already.',
  });
}

function identityOf(config: unknown): string {
  return typeof config === 'object' && config !== null && 'idInstance' in config
    ? String(config.idInstance)
    : '';
}

/** Parses with a provider's schema; its complaints become field errors under `prefix`. */
function checked<Value>(schema: z.ZodType<Value>, value: unknown, prefix: string): Value {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = Object.fromEntries(
    Object.entries(fieldsOf(parsed.error)).map(([path, message]) => [`${prefix}.${path}`, message]),
  );
  throw new ApiError('invalid', `Please check: ${Object.keys(fields).join(', ')}.`, fields);
}

function definedOnly(secrets: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(secrets).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

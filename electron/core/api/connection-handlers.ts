import type { Handlers } from '#shared/api/contract.ts';
import { ApiError, refusal } from '#shared/api/errors.ts';
import { healthOf } from '#shared/domain/channel.ts';
import type { ChannelId } from '#shared/domain/ids.ts';
import { normalisePhone } from '#shared/domain/phone.ts';
import { inEnglish, inEnglishOrNull, sayingOf } from '#shared/domain/saying/saying.ts';

import type { Channels } from '../channels/channels.ts';
import type { Registrar } from '../channels/registrar.ts';
import type { RunningChannel } from '../channels/running-channel.ts';
import type { Check, Connection } from '../providers/provider.ts';
import { getChannel } from '../store/channels.ts';
import type { Store } from '../store/database.ts';

type ConnectionCalls = Pick<
  Handlers,
  'channels.check' | 'channels.setUp' | 'channels.qr' | 'channels.phoneCode' | 'channels.signOut'
>;

/** The calls that ask a number's provider something now. */
export function connectionHandlers(deps: {
  store: Store;
  channels: Channels;
  registrar: Registrar;
}): ConnectionCalls {
  const { store, channels, registrar } = deps;
  const running = (id: ChannelId): RunningChannel => {
    if (!getChannel(store.read, id)) {
      throw new ApiError('not-found', 'There is no such number. It may have been removed.');
    }
    const channel = channels.get(id);
    if (!channel) throw refusal('conflict', 'number-not-running');
    return channel;
  };

  return {
    'channels.check': async ({ id }) => {
      const report = await running(id).check();
      return { state: healthOf(report.state), checks: report.checks.map(checkView) };
    },
    'channels.setUp': async ({ id }) => {
      const channel = running(id);
      offered(channel.connection, 'setUp');
      const { changed, note } = await asked(() => registrar.setUp(channel));
      return { changed, note: inEnglishOrNull(note), ...(note === null ? {} : { noteWhy: note }) };
    },
    'channels.qr': async ({ id }) => {
      const channel = running(id);
      const qr = offered(channel.connection, 'qr');
      const answer = await asked(() => qr(channel.signal));
      if (answer.kind === 'signed-in') void channel.check();
      return answer.kind === 'not-ready'
        ? { kind: answer.kind, detail: inEnglish(answer.detail), why: answer.detail }
        : { ...answer };
    },
    'channels.phoneCode': async ({ id, phone }) => {
      const channel = running(id);
      const normalised = normalisePhone(phone);
      if (normalised === null) {
        throw refusal('invalid', 'not-a-phone', {
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

function checkView({ name, state, detail }: Check) {
  return { name, state, detail: inEnglish(detail), why: detail };
}

/** A method that not every provider has, bound to its connection. */
function offered<Name extends 'setUp' | 'qr' | 'phoneCode' | 'signOut'>(
  connection: Connection,
  name: Name,
): NonNullable<Connection[Name]> {
  const method = connection[name];
  if (!method) throw refusal('conflict', 'nothing-like-that');
  // Binding keeps the method's type; the union of four methods is too wide for TypeScript to see it.
  return method.bind(connection) as NonNullable<Connection[Name]>;
}

/** Asks the provider; what it refuses becomes a conflict, not a bug of ours. */
async function asked<Answer>(question: () => Promise<Answer>): Promise<Answer> {
  try {
    return await question();
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw refusal('conflict', sayingOf(error));
  }
}

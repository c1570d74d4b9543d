import { phoneOfWhatsAppNumber } from '#shared/domain/phone.ts';

import type { HttpFailure } from '../../platform/http-client.ts';
import { idText, isFields, text, type Fields } from '../lenient.ts';
import {
  fits,
  nothingKnown,
  unclear,
  wrong,
  type FieldVerdict,
  type FoundNumber,
  type Probe,
  type ProbeAnswer,
} from '../probe.ts';
import { connectionOfChannel } from './channel-state.ts';
import { createClient } from './client.ts';
import { configSchema } from './config.ts';
import { connectionOfFailure } from './errors.ts';

const paths = { apiUrl: 'config.apiUrl', channelId: 'config.channelId', key: 'secrets.apiKey' } as const;

/** Asks for the channels of the account behind the key: those of WhatsApp are to choose from. */
export const probe: Probe = async (typed, deps, signal) => {
  const { apiKey } = typed.secrets;
  const config = configSchema.safeParse({ channelId: 'none', ...typed.config });
  if (apiKey === undefined || !config.success) return nothingKnown;
  const client = createClient({ ...deps, config: config.data, secrets: { apiKey, hookSecret: '' } });
  const answer = await client.get('/v3/channels', signal);
  if (answer.kind === 'failure') {
    const said = connectionOfFailure(answer.failure, client.secrets).detail.values.said ?? null;
    return { fields: refused(answer.failure, said), found: [] };
  }
  if (!Array.isArray(answer.body))
    return { fields: { [paths.apiUrl]: wrong(notWazzup, 'not-wazzup24') }, found: [] };
  const channels = answer.body.filter(isFields);
  const found = channels.filter(isWhatsApp).flatMap(numberOf);
  const channelId = typed.config.channelId;
  return {
    fields: {
      ...(typed.config.apiUrl === undefined
        ? {}
        : { [paths.apiUrl]: fits('Wazzup24 answers at this address.') }),
      [paths.key]:
        found.length > 0
          ? fits('Wazzup24 accepts the key.')
          : wrong(
              'Wazzup24 accepts the key, but its account has no WhatsApp number. Add one in Wazzup24 under Channels, then come back.',
              'wazzup-no-numbers',
            ),
      ...(channelId === undefined ? {} : { [paths.channelId]: judgeChannel(channels, channelId) }),
    },
    found,
  };
};

const notWazzup =
  'Something answers at this address, but it is not Wazzup24. Leave the address empty to use the usual one.';

function judgeChannel(channels: readonly Fields[], channelId: string): FieldVerdict {
  const channel = channels.find((one) => idText(one, 'channelId') === channelId);
  if (!channel)
    return wrong(
      'The account of this key has no channel with this id. Choose one from the list.',
      'wazzup-no-channel',
    );
  if (!isWhatsApp(channel)) {
    const messenger = text(channel, 'transport')?.slice(0, 20) ?? '?';
    return wrong(`This channel is for ${messenger}: choose one of WhatsApp.`, 'wazzup-other-messenger', {
      messenger,
    });
  }
  return fits('A channel of this account.');
}

function isWhatsApp(channel: Fields): boolean {
  return /^(whatsapp|wapi)$/i.test(text(channel, 'transport') ?? 'whatsapp');
}

function numberOf(channel: Fields): FoundNumber[] {
  const channelId = idText(channel, 'channelId');
  if (channelId === null) return [];
  const plainId = idText(channel, 'plainId');
  const phone = plainId !== null && /^\+?\d+$/.test(plainId) ? phoneOfWhatsAppNumber(plainId) : null;
  const told = connectionOfChannel(text(channel, 'state') ?? '');
  return [
    {
      title: text(channel, 'name')?.slice(0, 60) ?? phone ?? plainId?.slice(0, 60) ?? channelId,
      phone,
      connection: told.state,
      detail: told.detail,
      config: { channelId },
    },
  ];
}

function refused(failure: HttpFailure, said: string | null): ProbeAnswer['fields'] {
  if (failure.kind !== 'status') {
    return {
      [paths.key]: unclear(
        `Wazzup24 could not be reached (${failure.detail}). Look whether this computer is online.`,
        'no-answer',
        { said: failure.detail },
      ),
    };
  }
  const { status } = failure;
  const reply = said === null ? String(status) : `${status} (${said})`;
  if (status === 401 || status === 403) {
    return {
      [paths.key]: wrong(
        `Wazzup24 answered ${reply}: it does not know this key. Copy it anew in Wazzup24, under Integrations, API.`,
        'wazzup-key',
        { said: reply },
      ),
    };
  }
  if (status === 429 || status >= 500)
    return {
      [paths.key]: unclear(`Wazzup24 answered ${status}: it cannot say now. Try again in a minute.`, 'busy', {
        said: String(status),
      }),
    };
  return { [paths.apiUrl]: wrong(notWazzup, 'not-wazzup24') };
}

import type { z } from 'zod';

import type { Handlers, ParsedInput } from '#shared/api/contract.ts';
import { ApiError, fieldsOf, refusal } from '#shared/api/errors.ts';
import { healthOf } from '#shared/domain/channel.ts';
import { trialGreeting } from '#shared/domain/template/trial-greeting.ts';
import { told } from '#shared/domain/saying/saying.ts';

import type { Channels } from '../channels/channels.ts';
import { findTwin } from '../channels/same-account.ts';
import type { Log } from '../platform/ports.ts';
import {
  nothingKnown,
  unclear,
  wrong,
  type FieldVerdict,
  type FoundNumber,
  type ProbeAnswer,
  type Typed,
} from '../providers/probe.ts';
import type { Provider } from '../providers/provider.ts';
import type { Settings } from '../settings/settings.ts';
import { getChannel, listChannels } from '../store/channels.ts';
import { sendTrial, trialPhone, type TrialDeps } from './send-trial.ts';

type TrialCalls = Pick<Handlers, 'channels.probe' | 'channels.sendTest'>;

export type NumberTrialDeps = TrialDeps & {
  readonly log: Log;
  readonly settings: Settings;
  readonly channels: Pick<Channels, 'provider'>;
};

/** Whoever types keys waits no longer for an answer about them; ms. */
const patience = 10_000;

/** The calls that try a number before anybody relies on it. */
export function numberTrials(deps: NumberTrialDeps): TrialCalls {
  return {
    'channels.probe': (input) => probe(deps, input),
    'channels.sendTest': ({ id, phone: typed }) => {
      const channel = getChannel(deps.store.read, id);
      if (!channel) throw new ApiError('not-found', 'There is no such number. It may have been removed.');
      const phone = trialPhone(typed);
      if (channel.provider === 'meta-cloud' && channel.account === phone) {
        throw refusal('invalid', 'own-phone', {
          phone: 'This is the number itself. Give the phone that you hold in your hand.',
        });
      }
      const { name, language } = deps.settings.get().business;
      const text = trialGreeting(language, name);
      return sendTrial(deps, { channelId: id, phone, text, reason: 'A test of the number.' });
    },
  };
}

/** To choose from: nobody has more numbers, and whatever else answers at a typed address may name any. */
const mostFound = 100;
const longestFound = 100;

function isPlausible({ title, phone, config }: FoundNumber): boolean {
  return [title, phone ?? '', ...Object.values(config)].every(({ length }) => length <= longestFound);
}

/** Nothing of it is kept. What has not even the right form is told without asking the provider. */
async function probe(deps: NumberTrialDeps, input: ParsedInput<'channels.probe'>) {
  const provider = deps.channels.provider(input.provider);
  const { typed, misshapen } = wellShaped(provider, input);
  const answer = await ask(deps, provider, typed);
  const rows = listChannels(deps.store.read);
  return {
    fields: { ...answer.fields, ...misshapen },
    found: answer.found
      .slice(0, mostFound)
      .filter(isPlausible)
      .map(({ title, phone, connection, detail, config }) => ({
        title,
        phone,
        state: healthOf(connection),
        ...told(detail),
        fill: Object.fromEntries(Object.entries(config).map(([name, value]) => [`config.${name}`, value])),
        isConnected: findTwin(rows, provider.kind, config) !== undefined,
      })),
  };
}

async function ask(deps: NumberTrialDeps, provider: Provider, typed: Typed): Promise<ProbeAnswer> {
  const ending = new AbortController();
  const cancel = deps.clock.after(patience, () => ending.abort());
  try {
    const answer = (await provider.probe?.(typed, deps, ending.signal)) ?? nothingKnown;
    return ending.signal.aborted ? tooSlow(answer) : answer;
  } finally {
    cancel();
  }
}

/** What was cut off is no fault of any field. */
function tooSlow({ fields, found }: ProbeAnswer): ProbeAnswer {
  const detail =
    'The provider did not answer within ten seconds. Look whether this computer is online, then try again.';
  const judged = Object.entries(fields).map(([path, verdict]): [string, FieldVerdict] => [
    path,
    verdict.state === 'unknown' ? unclear(detail, 'too-slow') : verdict,
  ]);
  return { fields: Object.fromEntries(judged), found };
}

/** Splits what is typed into what the provider can be asked about, and complaints about what has the wrong form. */
function wellShaped(
  { configSchema, secretsSchema }: Provider,
  input: ParsedInput<'channels.probe'>,
): { typed: Typed; misshapen: ProbeAnswer['fields'] } {
  const config = sift(configSchema, input.config);
  const secrets = sift(secretsSchema, input.secrets);
  const complaints = [...pathed('config', config.complaints), ...pathed('secrets', secrets.complaints)];
  return {
    typed: { config: config.fine, secrets: secrets.fine },
    misshapen: Object.fromEntries(complaints.map(([path, detail]) => [path, wrong(detail, 'misshapen')])),
  };
}

function pathed(prefix: string, complaints: Record<string, string>): [string, string][] {
  return Object.entries(complaints).map(([name, words]) => [`${prefix}.${name}`, words]);
}

/** What is missing still is no complaint. */
function sift(
  schema: z.ZodType,
  typed: Readonly<Record<string, string>>,
): { fine: Record<string, string>; complaints: Record<string, string> } {
  const given = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  const all = parsed.success ? {} : fieldsOf(parsed.error);
  const complaints = Object.fromEntries(Object.entries(all).filter(([name]) => name in given));
  const fine = Object.fromEntries(Object.entries(given).filter(([name]) => !(name in complaints)));
  return { fine, complaints };
}

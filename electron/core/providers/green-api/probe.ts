import { saying } from '#shared/domain/saying/saying.ts';

import { idText, isFields, text } from '../lenient.ts';
import {
  fits,
  nothingKnown,
  unclear,
  wrong,
  type FieldVerdict,
  type Probe,
  type ProbeAnswer,
} from '../probe.ts';
import type { HttpFailure } from '../../platform/http-client.ts';
import { accountOf } from './chat.ts';
import { createClient, type Client } from './client.ts';
import { configSchema } from './config.ts';
import { wordsOf } from './errors.ts';
import { connectionOfState } from './instance-state.ts';

const paths = {
  apiUrl: 'config.apiUrl',
  idInstance: 'config.idInstance',
  token: 'secrets.apiTokenInstance',
} as const;

/** Asks for the state of the instance: which of address, number and token fit, and whose phone it is. */
export const probe: Probe = async (typed, deps, signal) => {
  const { apiTokenInstance } = typed.secrets;
  const config = configSchema.safeParse({ receive: 'polling', ...typed.config });
  if (apiTokenInstance === undefined || !config.success) return nothingKnown;
  const client = createClient({
    ...deps,
    config: config.data,
    secrets: { apiTokenInstance, webhookToken: '' },
  });
  const state = await client.get('getStateInstance', signal);
  if (state.kind === 'failure')
    return { fields: refused(state.failure, client, config.data.idInstance), found: [] };
  const told = isFields(state.body) ? text(state.body, 'stateInstance') : null;
  if (told === null) return { fields: { [paths.apiUrl]: wrong(notGreenApi, 'not-green-api') }, found: [] };
  const connection = connectionOfState(told) ?? 'unknown';
  const settings = await client.get('getSettings', signal);
  const wid = settings.kind === 'answer' && isFields(settings.body) ? idText(settings.body, 'wid') : null;
  const phone = accountOf(wid);
  return {
    fields: {
      [paths.apiUrl]: fits('Green API answers at this address.'),
      [paths.idInstance]: fits('Green API knows this instance.'),
      [paths.token]: fits('Green API accepts the token.'),
    },
    found: [
      {
        title: phone ?? `Instance ${config.data.idInstance}`,
        phone,
        connection,
        detail: connection === 'signed-out' ? saying('code-comes-next') : null,
        config: { idInstance: config.data.idInstance },
      },
    ],
  };
};

const notGreenApi =
  'Something answers at this address, but it is not Green API. Copy "apiUrl" from the card of the instance in the console.';

function refused(failure: HttpFailure, { secrets }: Client, idInstance: string): ProbeAnswer['fields'] {
  if (failure.kind !== 'status') {
    const detail = `Nothing answers at this address (${failure.detail}). Compare it with "apiUrl" in the console, and look whether this computer is online.`;
    return { [paths.apiUrl]: unclear(detail, 'no-answer', { said: failure.detail }) };
  }
  const { status } = failure;
  const words = wordsOf(failure.body, secrets);
  const reply = `${status}${words === null ? '' : ` (${words})`}`;
  const said = `Green API answered ${reply}`;
  const named = { said: reply, id: idInstance };
  switch (status) {
    case 401:
      return {
        [paths.apiUrl]: answered,
        [paths.token]: wrong(
          `${said}: this token does not belong to the instance ${idInstance}. Copy "apiTokenInstance" of that instance from the console.`,
          'green-token',
          named,
        ),
      };
    case 403:
      return {
        [paths.apiUrl]: answered,
        [paths.idInstance]: wrong(
          `${said}: there is no instance ${idInstance} at this address. Copy "idInstance" and "apiUrl" from the same card in the console.`,
          'green-instance',
          named,
        ),
      };
    case 400:
    case 429:
    case 466:
      // The instance is known: it is starting, asked too often, or its plan is used up.
      return {
        [paths.apiUrl]: answered,
        [paths.token]: unclear(`${said}. Try again in a minute.`, 'busy', named),
      };
    default:
      return status >= 500
        ? {
            [paths.apiUrl]: unclear(
              `${said}: it has trouble of its own. Try again in a minute.`,
              'busy',
              named,
            ),
          }
        : { [paths.apiUrl]: wrong(notGreenApi, 'not-green-api') };
  }
}

const answered: FieldVerdict = fits('Green API answers at this address.');

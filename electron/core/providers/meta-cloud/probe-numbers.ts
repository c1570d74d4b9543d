import type { HttpFailure } from '../../platform/http-client.ts';
import { idText, isFields, rows, text, type Fields } from '../lenient.ts';
import { fits, wrong, type FieldVerdict, type FoundNumber, type ProbeAnswer } from '../probe.ts';
import { phoneShown, stateOfNumber } from './check.ts';
import type { Answer, Client } from './client.ts';
import { errorOfBody } from './error-codes.ts';
import { connectionOfFailure } from './outcomes.ts';
import { repliedWith, unclearFailure } from './probe-failures.ts';

const paths = { number: 'config.phoneNumberId', account: 'config.businessAccountId' } as const;
const numberFields = 'id,display_phone_number,verified_name,status,quality_rating';
/** Each account costs one of the 200 calls of an hour. */
const mostAccounts = 10;

type Account = { readonly id: string; readonly answer: Answer; readonly numbers: readonly FoundNumber[] };

/**
 * The numbers of the accounts that the token was given (`accountIds`) and of the one that was typed, and whether what
 * was typed is among them.
 */
export async function probeNumbers(
  client: Client,
  typed: Readonly<Record<string, string>>,
  accountIds: readonly string[],
  signal: AbortSignal,
): Promise<ProbeAnswer> {
  const { businessAccountId, phoneNumberId } = typed;
  const ids = [...new Set([...(businessAccountId === undefined ? [] : [businessAccountId]), ...accountIds])];
  const accounts = await Promise.all(ids.slice(0, mostAccounts).map((id) => numbersOf(client, id, signal)));
  const owner = accounts.find(({ numbers }) =>
    numbers.some(({ config }) => config.phoneNumberId === phoneNumberId),
  );
  const account = accounts.find(({ id }) => id === businessAccountId);
  return {
    fields: {
      ...(account && { [paths.account]: judgeAccount(client, account, phoneNumberId, owner?.id) }),
      ...(phoneNumberId !== undefined && {
        [paths.number]: owner
          ? fits('A number of this account.')
          : await judgeNumber(client, phoneNumberId, signal),
      }),
    },
    found: accounts.flatMap(({ numbers }) => numbers),
  };
}

async function numbersOf(client: Client, id: string, signal: AbortSignal): Promise<Account> {
  const answer = await client.get(`${id}/phone_numbers`, signal, {
    name: 'phone numbers',
    query: { fields: numberFields, limit: '50' },
  });
  const body = answer.kind === 'answer' && isFields(answer.body) ? answer.body : {};
  return { id, answer, numbers: rows(body, 'data').flatMap((row) => foundOf(row, id)) };
}

function foundOf(row: Fields, businessAccountId: string): FoundNumber[] {
  const phoneNumberId = idText(row, 'id');
  if (phoneNumberId === null) return [];
  const phone = phoneShown(row);
  const { state, detail } = stateOfNumber(row);
  return [
    {
      title: text(row, 'verified_name')?.slice(0, 60) ?? phone ?? phoneNumberId,
      phone,
      connection: state,
      detail,
      config: { phoneNumberId, businessAccountId },
    },
  ];
}

function judgeAccount(
  client: Client,
  { id, answer, numbers }: Account,
  phoneNumberId: string | undefined,
  ownerId: string | undefined,
): FieldVerdict {
  if (answer.kind === 'failure') return refused(answer.failure, client, 'account', id);
  if (phoneNumberId !== undefined && ownerId !== undefined && ownerId !== id)
    return wrong(
      `The number ${phoneNumberId} belongs to another account: ${ownerId}.`,
      'meta-other-account',
      {
        number: phoneNumberId,
        account: ownerId,
      },
    );
  if (numbers.length === 0)
    return wrong(
      `The account ${id} has no number yet. Add one in WhatsApp Manager, then come back.`,
      'meta-no-numbers',
      {
        id,
      },
    );
  return fits('The token has access to this account.');
}

async function judgeNumber(client: Client, id: string, signal: AbortSignal): Promise<FieldVerdict> {
  const answer = await client.get(id, signal, { name: 'number', query: { fields: numberFields } });
  if (answer.kind === 'failure') return refused(answer.failure, client, 'number', id);
  const isNumber = isFields(answer.body) && text(answer.body, 'display_phone_number') !== null;
  return isNumber
    ? fits('The token has access to this number.')
    : wrong(
        `${id} is not the id of a number. It stands under WhatsApp, API setup, as "Phone number ID".`,
        'meta-not-a-number',
        { id },
      );
}

function refused(failure: HttpFailure, client: Client, what: 'number' | 'account', id: string): FieldVerdict {
  const { state } = connectionOfFailure(failure, client.secrets);
  if (failure.kind !== 'status' || state === 'unreachable') return unclearFailure(failure, client);
  const error = errorOfBody(failure.body, client.secrets);
  if (error === null || state === 'unknown') return unclearFailure(failure, client);
  const words = error.detail === null ? '' : ` (${error.detail})`;
  return wrong(
    `Meta answered ${failure.status}${words}: this token has no access to the ${what} ${id}, or the id is wrong. In Business settings, give the system user the app and the WhatsApp account.`,
    `meta-${what}-denied`,
    { ...repliedWith(failure, client), id },
  );
}

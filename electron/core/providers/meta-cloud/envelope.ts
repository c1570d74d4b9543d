import { fields, idText, isFields, number, rows, text, type Fields } from '../lenient.ts';
import type { MetaConfig } from './config.ts';

/** One change of a batch. */
export type Change = {
  readonly field: string;
  readonly value: Fields;
  /** The number that it is about; account-level changes name none. */
  readonly phoneNumberId: string | null;
  /** The accounts that it names: the entry is a partner's own where `waba_info` tells whose account it is about. */
  readonly accountIds: readonly string[];
  /** Epoch ms, where the entry says it. */
  readonly at: number | null;
};

/**
 * The changes of a body, every one of every entry. Meta's own examples put `field` in the wrong place or leave the
 * envelope out; both are read.
 */
export function changesOf(body: Fields): Change[] {
  const entries = rows(body, 'entry');
  if (entries.length === 0) return isFields(body.metadata) ? [changeOf(body, {}, {})] : [];
  return entries.flatMap((entry) =>
    rows(entry, 'changes').map((change) => changeOf(fields(change, 'value'), change, entry)),
  );
}

function changeOf(value: Fields, change: Fields, entry: Fields): Change {
  const seconds = number(entry, 'time');
  return {
    field: text(change, 'field') ?? text(entry, 'field') ?? text(value, 'field') ?? 'unknown',
    value,
    phoneNumberId: idText(fields(value, 'metadata'), 'phone_number_id'),
    accountIds: [idText(entry, 'id'), idText(fields(value, 'waba_info'), 'waba_id')].filter(
      (id) => id !== null,
    ),
    at: seconds === null ? null : seconds * 1000,
  };
}

/** True for a change about this number, or about the account that it belongs to. */
export function isOurs(
  change: Change,
  config: Pick<MetaConfig, 'phoneNumberId' | 'businessAccountId'>,
): boolean {
  return change.phoneNumberId === null
    ? change.accountIds.includes(config.businessAccountId)
    : change.phoneNumberId === config.phoneNumberId;
}

/** True for a body that holds something for this number. */
export function concerns(body: unknown, config: MetaConfig): boolean {
  return isFields(body) && changesOf(body).some((change) => isOurs(change, config));
}

/** Meta's names of what a body holds, for the journal. */
export function eventType(body: unknown): string | null {
  if (!isFields(body)) return null;
  const names = new Set(changesOf(body).map(nameOf));
  return names.size === 0 ? null : [...names].join(', ').slice(0, 100);
}

function nameOf({ field, value }: Change): string {
  if (field !== 'messages') return field;
  const message = rows(value, 'messages')[0];
  if (message) return `messages.${text(message, 'type') ?? 'unknown'}`;
  const status = rows(value, 'statuses')[0];
  if (status) return `messages.status.${text(status, 'status') ?? 'unknown'}`;
  return Array.isArray(value.errors) ? 'messages.errors' : 'messages';
}

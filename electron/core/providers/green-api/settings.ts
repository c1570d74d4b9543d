import type { GreenApiConfig } from './config.ts';
import { isFields, text, type Fields } from '../lenient.ts';

/** The notifications that Deskbell lives on; Green API has all of them off in a new instance. */
const switches = [
  'incomingWebhook',
  'outgoingWebhook',
  'outgoingMessageWebhook',
  'outgoingAPIMessageWebhook',
  'stateWebhook',
  'pollMessageWebhook',
  'incomingCallWebhook',
  'outgoingCallWebhook',
  'editedMessageWebhook',
  'deletedMessageWebhook',
] as const;

/** Without these nothing works; the younger ones may be missing from an instance's settings altogether. */
const essential: readonly string[] = [
  'incomingWebhook',
  'outgoingWebhook',
  'outgoingMessageWebhook',
  'stateWebhook',
];

/**
 * What setSettings is to be given: exactly the switches, and where notifications go. `webhookUrl` null: the number is
 * pushed to, but there is no public address yet, so the one that is set stays.
 */
export function wantedSettings(
  receive: GreenApiConfig['receive'],
  webhookUrl: string | null,
  webhookToken: string,
): Record<string, string> {
  const on = Object.fromEntries(switches.map((name) => [name, 'yes']));
  if (receive === 'polling') return { webhookUrl: '', ...on };
  return webhookUrl === null ? on : { webhookUrl, webhookUrlToken: webhookToken, ...on };
}

/** Names of the wanted settings that differ. One that the instance does not have is no difference, unless essential. */
export function differences(settings: Fields, wanted: Record<string, string>): string[] {
  return Object.entries(wanted).flatMap(([name, value]) => {
    const current = settings[name];
    if (current === undefined || current === null) {
      return essential.includes(name) || (name.startsWith('webhook') && value !== '') ? [name] : [];
    }
    return isSame(name, current, value) ? [] : [name];
  });
}

function isSame(name: string, current: unknown, wanted: string): boolean {
  if (typeof current !== 'string') return false;
  // Green API adds the scheme itself when it is not written.
  const plain = (value: string) =>
    (name === 'webhookUrlToken' ? value.replace(/^Bearer\s+/i, '') : value).trim();
  return plain(current) === plain(wanted);
}

/** The switches that are off. */
export function missingSwitches(settings: Fields): string[] {
  return differences(settings, Object.fromEntries(switches.map((name) => [name, 'yes'])));
}

/** The address that notifications are pushed to; '' = they are kept for polling; null = the answer does not say. */
export function pushAddress(settings: unknown): string | null {
  if (!isFields(settings)) return null;
  return settings.webhookUrl === '' ? '' : text(settings, 'webhookUrl');
}

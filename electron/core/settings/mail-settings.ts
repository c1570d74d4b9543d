import type { SettingsView } from '#shared/api/calls/settings.ts';
import type { CallOutput, ParsedInput } from '#shared/api/contract.ts';
import { refusal } from '#shared/api/errors.ts';
import { inEnglish, saying } from '#shared/domain/saying/saying.ts';

import type { Mail, MailServer, Secrets } from '../platform/ports.ts';
import type { Settings, SettingsDocument } from './settings.ts';

export type MailSettingsDeps = {
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly mail: Mail;
};

type MailChange = ParsedInput<'settings.update'>['mail'];

const passwordName = 'mail/password';

/** The mail server as the screens see it; null when there is none. */
export async function mailView(
  document: SettingsDocument,
  secrets: Pick<Secrets, 'get'>,
): Promise<SettingsView['mail']> {
  const server = serverOf(document);
  if (server === null) return null;
  return { ...server, hasPassword: (await secrets.get(passwordName)) !== null };
}

/**
 * Keeps another mail server (null: none; undefined: nothing changes). A password belongs to the server and the user that
 * it was typed for: with another host, port or user and no new password the old one is forgotten, never sent elsewhere.
 * Rejects with ApiError `invalid` when a password would cross a network unencrypted.
 */
export async function changeMail(deps: MailSettingsDeps, change: MailChange): Promise<void> {
  if (change === undefined) return;
  const { settings, secrets } = deps;
  const before = serverOf(settings.get());
  if (change === null) {
    settings.change((current) => ({ ...current, mail: null }));
    await secrets.removeAll(passwordName);
    return;
  }
  const { password, ...server } = change;
  if (server.security === 'none' && server.user !== '' && !isThisComputer(server.host)) {
    const why = saying('mail-unsafe');
    throw refusal('invalid', why, { 'mail.security': inEnglish(why) });
  }
  // First the old password goes, then the new address comes, then its password: a crash between leaves none, not a wrong one.
  if (password !== undefined || !isSamePlace(before, server)) await secrets.removeAll(passwordName);
  settings.change((current) => ({ ...current, mail: server }));
  if (password !== undefined && password !== '') await secrets.set(passwordName, password);
}

/** Sends a short mail through the kept server. `error` is a code, which the screens have words for. */
export async function tryMail(deps: MailSettingsDeps, to: string): Promise<CallOutput<'settings.tryMail'>> {
  const ru = deps.settings.get().business.language === 'ru';
  const outcome = await sendMail(deps, {
    to,
    subject: ru ? 'Deskbell: проверка почты' : 'Deskbell: mail check',
    text: ru
      ? 'Почта настроена. Сюда придёт письмо, если сообщение клиенту не удастся отправить.'
      : 'Mail is set up. You will be told here when a message to a customer could not be sent.',
  });
  if (outcome === null) return { sent: false, error: 'no-server' };
  return outcome.kind === 'sent' ? { sent: true, error: null } : { sent: false, error: outcome.failure };
}

/** Sends a mail through the owner's server; null when there is none. */
export async function sendMail(
  { settings, secrets, mail }: MailSettingsDeps,
  letter: Parameters<Mail['send']>[2],
): Promise<Awaited<ReturnType<Mail['send']>> | null> {
  const server = serverOf(settings.get());
  if (server === null) return null;
  return mail.send(server, await secrets.get(passwordName), letter);
}

function serverOf({ mail }: SettingsDocument): MailServer | null {
  if (mail === null) return null;
  const { host, port, security, user, from } = mail;
  return { host, port, security, user, from };
}

function isSamePlace(before: MailServer | null, after: MailServer): boolean {
  return (
    before !== null &&
    before.host.toLowerCase() === after.host.toLowerCase() &&
    before.port === after.port &&
    before.security === after.security &&
    before.user === after.user
  );
}

function isThisComputer(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

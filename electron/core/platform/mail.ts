import type { Mail, MailFailure, MailServer } from './ports.ts';

/** Milliseconds. A server that is slower than this does not answer a person who waits for "it works". */
const limits = { connectMs: 10_000, greetingMs: 10_000, idleMs: 15_000 };

/**
 * Mail by SMTP. One connection for each mail: there are few. What went wrong is told by a code, because a server's own
 * words may repeat the user's name or the address.
 */
export function smtpMail(times: Partial<typeof limits> = {}): Mail {
  const { connectMs, greetingMs, idleMs } = { ...limits, ...times };
  return {
    async send(server, password, mail) {
      // Only when there is a mail: it is large, and most shops send none.
      const { createTransport } = await import('nodemailer');
      const transport = createTransport({
        host: server.host,
        port: server.port,
        secure: server.security === 'tls',
        requireTLS: server.security === 'starttls',
        ignoreTLS: server.security === 'none',
        ...(server.user === '' ? {} : { auth: { user: server.user, pass: password ?? '' } }),
        connectionTimeout: connectMs,
        greetingTimeout: greetingMs,
        dnsTimeout: connectMs,
        socketTimeout: idleMs,
        disableFileAccess: true,
        disableUrlAccess: true,
        logger: false,
      });
      try {
        await transport.sendMail({
          from: { name: 'Deskbell', address: server.from },
          // As an object: an address that somebody wrote into a web address must not become a list of them.
          to: { name: '', address: mail.to },
          subject: mail.subject,
          text: mail.text,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { kind: 'sent' };
      } catch (error) {
        return { kind: 'failed', failure: failureOf(error, server) };
      } finally {
        transport.close();
      }
    },
  };
}

function failureOf(error: unknown, server: MailServer): MailFailure {
  const code = codeOf(error);
  switch (code) {
    case 'EAUTH':
    case 'ENOAUTH':
      return 'sign-in-refused';
    case 'EENVELOPE':
    case 'EMESSAGE':
    case 'EPROTOCOL':
      return 'refused';
    case 'ETLS':
      return 'not-encrypted';
    case 'EDNS':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ECONNREFUSED':
      return 'not-reached';
    case 'ETIMEDOUT':
      return 'no-answer';
    default:
      // Nodemailer calls a handshake that fails ESOCKET, with OpenSSL's reason in the text only.
      if (server.security !== 'none' && /ssl|tls|certificate|self.signed/i.test(wordsOf(error)))
        return 'not-encrypted';
      return 'not-reached';
  }
}

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : '';
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : '');

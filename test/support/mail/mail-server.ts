import type { AddressInfo } from 'node:net';

import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as it arrived: the envelope's recipients and the whole source. */
export type ReceivedMail = { readonly to: readonly string[]; readonly source: string };

export type MailServer = {
  readonly port: number;
  readonly mails: ReceivedMail[];
  /** User names and passwords that somebody signed in with. */
  readonly signIns: { readonly user: string; readonly password: string }[];
  stop(): Promise<void>;
};

/** A real SMTP server on loopback. `accepts` decides about a password; without it nobody signs in. */
export async function startMailServer(
  options: SMTPServerOptions & { readonly accepts?: (user: string, password: string) => boolean } = {},
): Promise<MailServer> {
  const { accepts, ...rest } = options;
  const mails: ReceivedMail[] = [];
  const signIns: { user: string; password: string }[] = [];
  const server = new SMTPServer({
    authOptional: accepts === undefined,
    allowInsecureAuth: true,
    disabledCommands: accepts === undefined ? ['AUTH', 'STARTTLS'] : ['STARTTLS'],
    onAuth(auth, _session, done) {
      const [username, password] = [auth.username ?? '', auth.password ?? ''];
      signIns.push({ user: username, password });
      if (accepts?.(username, password) === true) done(null, { user: username });
      else done(new Error(`Invalid password ${password}`));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks).toString('utf8'),
        });
        done();
      });
    },
    ...rest,
  });
  // A client that refuses our certificate ends the connection; that is its right.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    // The address of a server that listens on TCP is an object.
    port: (server.server.address() as AddressInfo).port,
    mails,
    signIns,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** The decoded text of a mail: quoted-printable and base64 as nodemailer writes them. */
export function textOfMail({ source }: ReceivedMail): string {
  const [head = '', ...body] = source.split('\r\n\r\n');
  const text = body.join('\r\n\r\n').trim();
  if (/^content-transfer-encoding: base64/im.test(head))
    return Buffer.from(text, 'base64').toString('utf8').replaceAll('\r\n', '\n');
  if (!/^content-transfer-encoding: quoted-printable/im.test(head)) return text.replaceAll('\r\n', '\n');
  const joined = text.replace(/=\r\n/g, '');
  const bytes = joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n');
}

/** The decoded subject of a mail. */
export function subjectOfMail({ source }: ReceivedMail): string {
  const written = /^Subject: ((?:.*(?:\r\n[ \t]+)?)*)/im.exec(source)?.[1] ?? '';
  return written
    .replace(/\r\n[ \t]+/g, ' ')
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?utf-8\?(b|q)\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('utf8')
        : Buffer.from(
            text
              .replaceAll('_', ' ')
              .replace(/=([0-9A-F]{2})/g, (__, hex: string) => String.fromCharCode(parseInt(hex, 16))),
            'latin1',
          ).toString('utf8'),
    )
    .trim();
}

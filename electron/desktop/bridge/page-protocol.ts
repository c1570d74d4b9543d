import { protocol, type Session } from 'electron';

import { pageScheme } from './page-address.ts';
import { answerFile, type LocalServer } from './page-files.ts';

/** Must be called before Electron is ready: the page's scheme behaves like https (secure, with an origin, streams). */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: pageScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** Serves the page and its files at `app://deskbell`; `mayRead` tells whether it may read what customers sent. */
export function servePage(session: Session, server: LocalServer, mayRead: () => boolean): () => void {
  session.protocol.handle(pageScheme, (request) => answerFile(request, server, mayRead()));
  return () => session.protocol.unhandle(pageScheme);
}

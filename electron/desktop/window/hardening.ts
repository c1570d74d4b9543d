import { app, shell, type WebContents } from 'electron';

import type { Log } from '#core/platform/ports.ts';

import { isOwnPage, outsideLink } from '../bridge/page-address.ts';

/**
 * What no page of this program may do, whichever it is: leave its own address, open windows, embed others, ask for a
 * permission, load anything from elsewhere. A https link that the owner clicks goes to the system's browser. Called before
 * there is a page; returns how to take it back.
 */
export function hardenPages(log: Log): () => void {
  const harden = (_event: unknown, page: WebContents) => hardenPage(page, log);
  app.on('web-contents-created', harden);
  return () => app.off('web-contents-created', harden);
}

function hardenPage(page: WebContents, log: Log): void {
  page.setWindowOpenHandler(({ url }) => {
    openOutside(url, log);
    return { action: 'deny' };
  });
  page.on('will-navigate', (event) => {
    if (isOwnPage(event.url)) return;
    event.preventDefault();
    openOutside(event.url, log);
  });
  page.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault();
  });
  page.on('will-redirect', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  page.on('will-attach-webview', (event) => event.preventDefault());
}

function openOutside(address: string, log: Log): void {
  const link = outsideLink(address);
  if (link === null) log.write('warn', 'a link was not opened: only https leaves the program');
  else shell.openExternal(link).catch(() => log.write('warn', 'a link could not be opened outside'));
}

import type { Session } from 'electron';

import { isOwnPage } from '../bridge/page-address.ts';

/** The page's session: nothing is allowed, nothing is fetched from elsewhere, only our own files are saved. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_page, permission, answer, details) => {
    answer(isAllowed(permission, details.requestingUrl));
  });
  session.setPermissionCheckHandler((_page, permission, origin) => isAllowed(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isOurs(details.url) }));
  session.on('will-download', (event, item) => {
    if (!isOurs(item.getURL())) event.preventDefault();
  });
}

/** Copying an address or a text is the only thing that the page needs of the system. */
function isAllowed(permission: string, origin: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOwnPage(origin);
}

/** Our page and its files, and what the page has made itself. */
function isOurs(address: string): boolean {
  const scheme = URL.parse(address)?.protocol ?? '';
  return isOwnPage(address) || ['blob:', 'data:', 'devtools:'].includes(scheme);
}

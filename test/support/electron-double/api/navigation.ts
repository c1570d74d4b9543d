import { createEvent } from '../event.ts';
import { fromChromium } from '../schemes.ts';
import type { WebContents } from './web-contents.ts';
import type { WebFrameMain } from './web-frame-main.ts';

export type Navigation = {
  readonly url: string;
  readonly frame: WebFrameMain | null;
  readonly isMainFrame: boolean;
  readonly isSameDocument: boolean;
};

type NavigationEventName = 'will-navigate' | 'will-frame-navigate' | 'will-redirect' | 'did-start-navigation';

const codes: Readonly<Record<string, number>> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_FILE_NOT_FOUND: -6,
  ERR_TIMED_OUT: -7,
  ERR_UNEXPECTED: -9,
  ERR_ACCESS_DENIED: -10,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_CONNECTION_RESET: -101,
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_INTERNET_DISCONNECTED: -106,
  ERR_CERT_AUTHORITY_INVALID: -202,
  ERR_INVALID_URL: -300,
  ERR_UNKNOWN_URL_SCHEME: -302,
  ERR_EMPTY_RESPONSE: -324,
};

/** Emits one of the events whose listeners may veto a navigation; false when one did. */
export function emitNavigation(
  contents: WebContents,
  name: NavigationEventName,
  navigation: Navigation,
): boolean {
  const { url, frame, isMainFrame, isSameDocument } = navigation;
  const event = createEvent({ url, frame, isMainFrame, isSameDocument, initiator: frame });
  const place = [contents.getProcessId(), frame?.routingId ?? 0];
  if (name === 'will-frame-navigate') contents.emit(name, event);
  else contents.emit(name, event, url, isSameDocument, isMainFrame, ...place);
  return !event.defaultPrevented;
}

/** May the page itself (a link, a form, a script) go there? Asked in Electron's order. */
export function mayNavigate(contents: WebContents, navigation: Navigation): boolean {
  const asked: NavigationEventName[] = navigation.isMainFrame
    ? ['will-frame-navigate', 'will-navigate']
    : ['will-frame-navigate'];
  return asked.map((name) => emitNavigation(contents, name, navigation)).every((allowed) => allowed);
}

/** Turns Chromium's `net::ERR_…` into the error that loadURL rejects with, after `did-fail-load`. */
export function failLoad(contents: WebContents, error: unknown, chromiumUrl: string): Error {
  const url = fromChromium(chromiumUrl);
  const description = /ERR_[A-Z_]+/.exec(error instanceof Error ? error.message : '')?.[0] ?? 'ERR_FAILED';
  const code = codes[description] ?? -2;
  const place = [contents.getProcessId(), contents.mainFrame.routingId];
  contents.emit('did-fail-load', createEvent({}), code, description, url, true, ...place);
  const failure = new Error(`${description} (${code}) loading '${url}'`);
  return Object.assign(failure, { errno: code, code: description, url });
}

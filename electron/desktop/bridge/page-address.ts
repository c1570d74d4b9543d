/** The one channel between the page and its host, in both directions. */
export const channel = 'deskbell';

/** The origin of our own page. A scheme of its own: no server on this computer can pretend to be it. */
export const pageScheme = 'app';
const pageOrigin = 'app://deskbell';

/** The whole address of a screen; `path` begins with a slash. */
export function pageAddress(path: string): string {
  return `${pageOrigin}${path}`;
}

/** True for an address of our own page. */
export function isOwnPage(address: string): boolean {
  const url = URL.parse(address);
  // A scheme that the URL standard does not know has the origin "null": its parts are compared.
  return (
    url?.protocol === `${pageScheme}:` &&
    url.host === 'deskbell' &&
    url.username === '' &&
    url.password === ''
  );
}

/**
 * The address that may be handed to the system's browser: a https one without a name or password in it; null for all
 * else. Customers still write `http://`: nearly every such site answers by https as well, and a link that does nothing
 * would seem broken.
 */
export function outsideLink(address: string): string | null {
  const url = URL.parse(address);
  if (url?.username !== '' || url.password !== '') return null;
  if (url.protocol === 'http:' && url.port === '') url.protocol = 'https:';
  return url.protocol === 'https:' ? url.href : null;
}

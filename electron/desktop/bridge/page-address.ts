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

/** True for what may be handed to the system's browser: a web address without a name or password in it. */
export function isOutsideLink(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'https:' && url.username === '' && url.password === '';
}

/**
 * The names under which this computer may call its own listener. Another name in `Host` means that a foreign site has
 * pointed its own name at this computer (DNS rebinding); another `Origin`, that a foreign page is asking.
 */
const ownNames = ['127.0.0.1', 'localhost', '[::1]'];

/** True for a `Host` header that names this computer and this port. */
export function isOwnHost(host: string | undefined, port: number): boolean {
  if (host === undefined) return false;
  return ownNames.some((name) => host === `${name}:${port}` || (port === 80 && host === name));
}

/** True when there is no `Origin` (not a page, or a plain navigation) or it is this listener's own. */
export function isOwnOrigin(origin: string | undefined, port: number): boolean {
  return (
    origin === undefined || (origin.startsWith('http://') && isOwnHost(origin.slice('http://'.length), port))
  );
}

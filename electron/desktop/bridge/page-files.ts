/** Where the screens and files are served on this computer, and the token that uploads want there. */
export type LocalServer = { readonly address: string; readonly token: string };

/** Answers of the local server that mean something to the page. */
const passedOn = [
  'content-type',
  'content-length',
  'content-range',
  'content-disposition',
  'content-security-policy',
  'accept-ranges',
  'cache-control',
  'etag',
  'last-modified',
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
];

/**
 * Answers one request of the page for a file: screens, media and uploads, as the local listener has them (one place knows
 * policy, ranges and limits). Calls do not pass here, they have the channel: everything else is 404, so that a script
 * that got into the page could not reach the API or its documentation by an address. `mayRead` is false while locked:
 * then there are only the screens.
 */
export async function answerFile(request: Request, server: LocalServer, mayRead: boolean): Promise<Response> {
  const url = new URL(request.url);
  const kind = url.host === 'deskbell' ? kindOf(request.method, url.pathname) : null;
  if (kind === null) return new Response(null, { status: 404 });
  if (kind !== 'screen' && !mayRead) return new Response(null, { status: 403 });
  const headers = new Headers();
  for (const name of ['accept', 'range', 'content-type', 'if-none-match', 'if-range']) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  // A page opened by address must get the screens, whatever Chromium says it accepts.
  if (kind === 'screen' && !headers.has('accept')) headers.set('accept', 'text/html');
  if (kind === 'upload') headers.set('authorization', `Bearer ${server.token}`);
  const response = await fetch(`${server.address}${url.pathname}${url.search}`, {
    method: request.method,
    headers,
    redirect: 'error',
    signal: request.signal,
    ...(request.body ? { body: request.body, duplex: 'half' as const } : {}),
  });
  const answered = new Headers();
  for (const name of passedOn) {
    const value = response.headers.get(name);
    if (value !== null) answered.set(name, value);
  }
  return new Response(response.body, { status: response.status, headers: answered });
}

/** What a request wants: a file of the screens, a file of a message, or to hand one over; null for all else. */
function kindOf(method: string, encodedPath: string): 'screen' | 'media' | 'upload' | null {
  const path = decode(encodedPath);
  if (path === null) return null;
  if (method === 'POST') return path === '/uploads' ? 'upload' : null;
  if (method !== 'GET') return null;
  if (path.startsWith('/media/')) return 'media';
  const isServerOnly = /^\/(api|auth|docs|events|whatsapp|openapi\.json|uploads)(\/|$)/.test(path);
  return isServerOnly ? null : 'screen';
}

/** The path as the listener will read it; null for what cannot be decoded. */
function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

import type { Transport } from '#shared/api/client.ts';
import { ApiError } from '#shared/api/errors.ts';

import { listenWithRetry, type OpenSocket } from './event-socket.ts';
import type { Session } from './session.ts';

/** The core could not be reached, or did not answer in time: nothing is known about what it did. */
export class UnreachableError extends Error {
  constructor(cause: unknown) {
    super('Deskbell did not answer.', { cause });
    this.name = 'UnreachableError';
  }
}

/** Hands a file to the core; the answer's id goes into `messages.send`. Rejects like a call; `signal` calls it off. */
export type Upload = (
  file: File,
  onProgress?: (share: number) => void,
  signal?: AbortSignal,
) => Promise<{ id: string }>;

export type HttpTransport = Transport & {
  /** Exchanges e-mail and password for a token and signs in with it; rejects with ApiError when they do not fit. */
  readonly signInWith: (email: string, password: string) => Promise<void>;
  /** Tries a token that a person pasted: signs in when the core takes it, rejects with ApiError when it does not. */
  readonly signInWithToken: (token: string) => Promise<void>;
  readonly upload: Upload;
};

const answerWithin = 60_000;
/**
 * Calls up to this size outlive the page: a draft that is saved while one reloads must arrive. Browsers keep at most
 * 64 KB of such calls at a time, and refuse more. Characters.
 */
const outlivesPage = 8_000;

/** The contract over HTTP and WebSocket to the host that served this page. `origin` without a slash at the end. */
export function createHttpTransport(origin: string, session: Session, openSocket: OpenSocket): HttpTransport {
  const post = async (path: string, body: unknown, token: string | null): Promise<unknown> => {
    const text = JSON.stringify(body);
    const response = await fetch(origin + path, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      },
      body: text,
      keepalive: text.length <= outlivesPage,
      signal: AbortSignal.timeout(answerWithin),
    }).catch((error: unknown) => {
      throw new UnreachableError(error);
    });
    return readAnswer(response);
  };

  const call = async (name: string, input: unknown): Promise<unknown> => {
    const token = session.token();
    try {
      return await post(`/api/${name}`, input ?? {}, token);
    } catch (error) {
      // A late refusal of an old token must not throw out a new one.
      if (isUnauthorized(error) && session.token() === token) session.signOut();
      throw error;
    }
  };

  return {
    call,
    listen(onFrame, onConnection) {
      return listenWithRetry({
        open: () => openSocket(`${origin.replace(/^http/, 'ws')}/events`, session.token()),
        onFrame,
        onConnection: (isConnected) => {
          onConnection?.(isConnected);
          // A socket that is refused does not say why; a call does, and ends the session if it is the token.
          if (!isConnected) call('settings.get', {}).catch(() => undefined);
        },
      });
    },
    async signInWith(email, password) {
      const answer = await post('/auth/login', { email, password }, null);
      session.signIn(accessTokenOf(answer));
    },
    async signInWithToken(token) {
      await post('/api/settings.get', {}, token);
      session.signIn(token);
    },
    upload: uploadTo(origin, session.token),
  };
}

async function readAnswer(response: Response): Promise<unknown> {
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body;
  throw refusalOf(response.status, body);
}

function refusalOf(status: number, body: unknown): Error {
  const error = ApiError.fromBody(body);
  if (error) return error;
  if (status === 401) return new ApiError('unauthorized', 'Sign in again.');
  return new UnreachableError(`HTTP ${status}`);
}

function isUnauthorized(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'unauthorized';
}

function accessTokenOf(answer: unknown): string {
  if (typeof answer === 'object' && answer !== null && 'accessToken' in answer) {
    if (typeof answer.accessToken === 'string') return answer.accessToken;
  }
  throw new UnreachableError('The answer to the sign-in holds no token.');
}

/** Uploads to a host; `token` gives what it wants to see, null when it wants none. */
export function uploadTo(origin: string, token: () => string | null): Upload {
  return (file, onProgress, signal) => upload(`${origin}/uploads`, file, token(), onProgress, signal);
}

/** XMLHttpRequest because fetch tells nothing about how much has been sent. */
function upload(
  address: string,
  file: File,
  token: string | null,
  onProgress?: (share: number) => void,
  signal?: AbortSignal,
): Promise<{ id: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${address}?fileName=${encodeURIComponent(file.name)}`);
    request.responseType = 'json';
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    if (token !== null) request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total);
    };
    request.onerror = () => {
      reject(new UnreachableError('upload'));
    };
    request.onabort = () => {
      reject(new UnreachableError('called off'));
    };
    signal?.addEventListener('abort', () => {
      request.abort();
    });
    request.onload = () => {
      const body: unknown = request.response;
      if (request.status < 300 && typeof body === 'object' && body !== null && 'id' in body) {
        resolve({ id: String(body.id) });
      } else reject(refusalOf(request.status, body));
    };
    request.send(file);
  });
}

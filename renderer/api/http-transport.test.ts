// @vitest-environment node
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { ApiError } from '#shared/api/errors.ts';

import { createHttpTransport, UnreachableError, type HttpTransport } from './http-transport.ts';
import type { Session } from './session.ts';

type Answer = { status: number; body: unknown };
type Asked = { path: string; authorization: string | undefined; body: unknown };

let server: Server;
let origin: string;
let asked: Asked[];
let answer: (path: string) => Answer;

beforeEach(async () => {
  asked = [];
  answer = () => ({ status: 200, body: {} });
  server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function respond(request: IncomingMessage, response: ServerResponse) {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const path = request.url ?? '';
  asked.push({ path, authorization: request.headers.authorization, body: JSON.parse(text) });
  const { status, body } = answer(path);
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

function sessionWith(token: string | null): Session {
  let kept = token;
  return {
    token: () => kept,
    signIn: (next) => {
      kept = next;
    },
    signOut: () => {
      kept = null;
    },
    isSignedIn: () => kept !== null,
    subscribe: () => () => undefined,
    readAddress: () => undefined,
  };
}

function transportFor(session: Session): HttpTransport {
  return createHttpTransport(origin, session, () => {
    throw new Error('No socket in this test.');
  });
}

const refusal = (code: string) => ({ error: { code, message: 'No.', fields: { phone: 'Wrong.' } } });

it('posts a call with the token and gives back the answer', async () => {
  answer = () => ({ status: 200, body: { id: 'n1' } });
  const reply = await transportFor(sessionWith('abc')).call('channels.remove', { id: 'n1' });
  expect(reply).toEqual({ id: 'n1' });
  expect(asked).toEqual([{ path: '/api/channels.remove', authorization: 'Bearer abc', body: { id: 'n1' } }]);
});

it('turns a refusal into an ApiError with its fields', async () => {
  answer = () => ({ status: 422, body: refusal('invalid') });
  await expect(transportFor(sessionWith('abc')).call('channels.phoneCode', {})).rejects.toEqual(
    new ApiError('invalid', 'No.', { phone: 'Wrong.' }),
  );
});

it('ends the session when the token is refused, also when the refusal is not of our shape', async () => {
  for (const body of [refusal('unauthorized'), null]) {
    answer = () => ({ status: 401, body });
    const session = sessionWith('old');
    await expect(transportFor(session).call('settings.get', {})).rejects.toMatchObject({
      code: 'unauthorized',
    });
    expect(session.isSignedIn()).toBe(false);
  }
});

it('keeps the session when a refusal was meant for an older token', async () => {
  const session = sessionWith('old');
  answer = () => {
    session.signIn('new');
    return { status: 401, body: refusal('unauthorized') };
  };
  await expect(transportFor(session).call('settings.get', {})).rejects.toBeInstanceOf(ApiError);
  expect(session.token()).toBe('new');
});

it('says that the core is unreachable when nobody answers or something else does', async () => {
  answer = () => ({ status: 502, body: '<html>' });
  await expect(transportFor(sessionWith('abc')).call('settings.get', {})).rejects.toBeInstanceOf(
    UnreachableError,
  );
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await expect(transportFor(sessionWith('abc')).call('settings.get', {})).rejects.toBeInstanceOf(
    UnreachableError,
  );
  server.listen(0);
});

it('exchanges e-mail and password for a token, and leaves the session alone when they do not fit', async () => {
  const session = sessionWith(null);
  answer = () => ({ status: 401, body: refusal('unauthorized') });
  await expect(transportFor(session).signInWith('a@example.com', 'wrong')).rejects.toBeInstanceOf(ApiError);
  expect(session.isSignedIn()).toBe(false);
  answer = () => ({ status: 200, body: { accessToken: 'jwt' } });
  await transportFor(session).signInWith('a@example.com', 'right');
  expect(session.token()).toBe('jwt');
  expect(asked.at(-1)).toEqual({
    path: '/auth/login',
    authorization: undefined,
    body: { email: 'a@example.com', password: 'right' },
  });
});

it('tries a pasted token before it keeps it', async () => {
  const session = sessionWith(null);
  answer = () => ({ status: 401, body: refusal('unauthorized') });
  await expect(transportFor(session).signInWithToken('bad')).rejects.toBeInstanceOf(ApiError);
  expect(session.isSignedIn()).toBe(false);
  answer = () => ({ status: 200, body: {} });
  await transportFor(session).signInWithToken('good');
  expect(session.token()).toBe('good');
  expect(asked.map((one) => one.authorization)).toEqual(['Bearer bad', 'Bearer good']);
});

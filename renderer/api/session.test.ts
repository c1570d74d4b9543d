import { beforeEach, describe, expect, it } from 'vitest';

import { createSession } from './session.ts';

const at = (address: string) => {
  const url = new URL(address, 'http://127.0.0.1:8001');
  return { hash: url.hash, search: url.search, pathname: url.pathname };
};

beforeEach(() => {
  localStorage.clear();
});

describe('the token in the address', () => {
  it.each([
    ['/inbox#token=abc', '/inbox'],
    ['/?token=abc', '/'],
    ['/inbox/c1?view=all&token=abc#token=abc', '/inbox/c1?view=all'],
  ])('is kept and taken out of %s', (address, rest) => {
    const shown: string[] = [];
    const session = createSession(localStorage, at(address), (next) => shown.push(next));
    expect(session.token()).toBe('abc');
    expect(session.isSignedIn()).toBe(true);
    expect(shown).toEqual([rest]);
  });

  it('replaces the one kept before', () => {
    createSession(localStorage, at('/#token=old'), () => undefined);
    expect(createSession(localStorage, at('/#token=new'), () => undefined).token()).toBe('new');
  });

  it('leaves an address without a token alone', () => {
    const shown: string[] = [];
    const session = createSession(localStorage, at('/inbox#part'), (next) => shown.push(next));
    expect(session.isSignedIn()).toBe(false);
    expect(shown).toEqual([]);
  });
});

it('tells those who wait when somebody signs in or out, once each', () => {
  const session = createSession(localStorage, at('/'), () => undefined);
  const states: boolean[] = [];
  const stop = session.subscribe(() => states.push(session.isSignedIn()));
  session.signIn('abc');
  session.signOut();
  session.signOut();
  stop();
  session.signIn('def');
  expect(states).toEqual([true, false]);
  expect(session.token()).toBe('def');
});

it('signs in with a token that is pasted into the address of an open page', () => {
  const place = { hash: '', search: '', pathname: '/' };
  const shown: string[] = [];
  const session = createSession(localStorage, place, (next) => shown.push(next));
  const states: boolean[] = [];
  session.subscribe(() => states.push(session.isSignedIn()));
  session.readAddress();
  place.hash = '#token=late';
  session.readAddress();
  expect({ token: session.token(), states, shown }).toEqual({ token: 'late', states: [true], shown: ['/'] });
});

import { expect, test } from 'vitest';

import { changeOf, isChanged, missingFields, tokenIn, type WayDraft } from './way-draft.ts';

const nothing: WayDraft = { kind: 'none', server: '', program: '', hostname: '', url: '', token: '' };
const token = `eyJ${'a'.repeat(80)}==`;

test('what is asked of the core belongs to the chosen way alone', () => {
  const typed = { ...nothing, server: 'https://lt.example', hostname: ' desk.example ', url: 'x', token };
  expect(
    (['automatic', 'localtunnel', 'cloudflare-quick', 'cloudflare-named', 'own-domain', 'none'] as const).map(
      (kind) => changeOf({ ...typed, kind }),
    ),
  ).toEqual([
    { kind: 'automatic' },
    { kind: 'localtunnel', server: 'https://lt.example' },
    { kind: 'cloudflare-quick', program: null },
    { kind: 'cloudflare-named', hostname: 'desk.example', program: null, token },
    { kind: 'own-domain', url: 'x' },
    { kind: 'none' },
  ]);
});

test('a token that is kept need not be typed again, and is not replaced by nothing', () => {
  const named = { ...nothing, kind: 'cloudflare-named', hostname: 'desk.example' } as const;
  expect([missingFields(named, false), missingFields(named, true), changeOf(named)]).toEqual([
    ['token'],
    [],
    { kind: 'cloudflare-named', hostname: 'desk.example', program: null },
  ]);
});

test('what belongs to another way changes nothing', () => {
  expect([
    isChanged({ ...nothing, url: 'x' }, nothing),
    isChanged({ ...nothing, kind: 'own-domain' }, nothing),
    isChanged({ ...nothing, kind: 'own-domain', url: 'x' }, { ...nothing, kind: 'own-domain' }),
  ]).toEqual([false, true, true]);
});

test.each([
  [`sudo cloudflared service install ${token}`, token],
  [`cloudflared tunnel run --token ${token}\n`, token],
  [`cloudflared.exe service install "${token}"`, token],
  [token, token],
  ['desk.example', null],
  ['eyJshort', null],
])('the token in %j is found', (text, found) => {
  expect(tokenIn(text)).toBe(found);
});

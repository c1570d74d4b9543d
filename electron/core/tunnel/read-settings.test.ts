import { describe, expect, test } from 'vitest';

import { noTunnel, type TunnelSettings } from '#shared/domain/tunnel.ts';

import { readAddress, readHostname } from './addresses.ts';
import { readTunnelSettings, tokenIn } from './read-settings.ts';

const token = `eyJ${'aB3'.repeat(20)}`;
const program = process.platform === 'win32' ? 'C:\\tools\\cloudflared.exe' : '/opt/cloudflared';
const other = program.replace('cloudflared', 'sh');
const around = {
  token: undefined,
  hasToken: false,
  isProgram: (path: string) => path === program || path === other,
};
const read = (chosen: Partial<TunnelSettings>, more: Partial<typeof around> | { token: string } = {}) =>
  readTunnelSettings({ ...noTunnel, ...chosen }, { ...around, ...more });

describe('an address', () => {
  test.each([
    ['salon.example', 'https://salon.example'],
    [' https://Salon.Example/ ', 'https://salon.example'],
    ['https://salon.example:8443/desk/', 'https://salon.example:8443/desk'],
    ['салон.рф', 'https://xn--80awgdm.xn--p1ai'],
    ['http://127.0.0.1:9000', 'http://127.0.0.1:9000'],
    ['http://localhost:9000/', 'http://localhost:9000'],
    ['http://[::1]:9000', 'http://[::1]:9000'],
    ['https://203.0.113.7', 'https://203.0.113.7'],
  ])('%s is %s, and reading that again changes nothing', (typed, url) => {
    expect(readAddress(typed)).toEqual({ kind: 'fine', url });
    expect(readAddress(url)).toEqual({ kind: 'fine', url });
  });

  test.each([
    ['', 'not-an-address'],
    ['salon', 'not-an-address'],
    ['my salon.example', 'not-an-address'],
    ['https://', 'not-an-address'],
    ['http://salon.example', 'not-https'],
    ['http://127.evil.example', 'not-https'],
    ['ftp://salon.example', 'not-https'],
    ['https://me:pass@salon.example', 'has-password'],
    ['https://salon.example/?a=1', 'has-query'],
    ['https://salon.example?', 'has-query'],
    ['https://salon.example/#top', 'has-query'],
    ['https://salon.example/a//b', 'strange-path'],
    ['https://salon.example/a/../b', 'strange-path'],
    ['https://salon.example/%2e%2e/b', 'strange-path'],
    ['https://salon.example/кабинет', 'strange-path'],
    [`https://salon.example/${'a'.repeat(120)}`, 'too-long'],
  ])('%j is refused: %s', (typed, complaint) => {
    expect(readAddress(typed)).toEqual({ kind: 'wrong', complaint });
  });
});

test.each([
  ['desk.salon.example', 'desk.salon.example'],
  ['https://Desk.Salon.example/', 'desk.salon.example'],
])('the host name in %s is %s', (typed, hostname) => {
  expect(readHostname(typed)).toEqual({ kind: 'fine', url: hostname });
});

test.each(['desk.salon.example/path', 'desk.salon.example:8443', '127.0.0.1', '203.0.113.7', 'localhost'])(
  '%s is no host name of a tunnel',
  (typed) => expect(readHostname(typed).kind).toBe('wrong'),
);

test.each([
  [token, token],
  [`cloudflared service install ${token}`, token],
  [`cloudflared.exe tunnel run --token ${token}\n`, token],
  [`TUNNEL_TOKEN="${token}"`, token],
  ['abc', null],
  ['eyJshort', null],
])('the token in what was pasted is found (%#)', (pasted, found) => expect(tokenIn(pasted)).toBe(found));

describe('the settings', () => {
  test('come back in one spelling', () => {
    const chosen = {
      kind: 'cloudflare-named',
      hostname: 'Desk.Salon.example',
      program: `"${program}"`,
    } as const;
    expect(
      read({ ...chosen, url: 'salon.example', server: 'lt.example/' }, { token: `--token ${token}` }),
    ).toEqual({
      kind: 'fine',
      settings: {
        kind: 'cloudflare-named',
        hostname: 'desk.salon.example',
        program,
        url: 'https://salon.example',
        server: 'https://lt.example',
      },
      token,
    });
  });

  test('need nothing for the ways that need nothing', () => {
    for (const kind of ['none', 'automatic', 'localtunnel', 'cloudflare-quick'] as const)
      expect(read({ kind })).toEqual({ kind: 'fine', settings: { ...noTunnel, kind }, token: undefined });
  });

  test('take a token that is kept already', () => {
    const chosen = { kind: 'cloudflare-named', hostname: 'desk.salon.example' } as const;
    expect(read(chosen, { hasToken: true })).toMatchObject({ kind: 'fine', token: undefined });
  });

  test.each([
    [{ kind: 'own-domain' }, {}, 'url'],
    [{ kind: 'own-domain', url: 'http://salon.example' }, {}, 'url'],
    [{ kind: 'none', url: 'http://salon.example' }, {}, 'url'],
    [{ kind: 'cloudflare-named' }, { hasToken: true }, 'hostname'],
    [{ kind: 'cloudflare-named', hostname: 'salon' }, { hasToken: true }, 'hostname'],
    [{ kind: 'cloudflare-named', hostname: 'desk.salon.example' }, {}, 'token'],
    [{ kind: 'cloudflare-named', hostname: 'desk.salon.example' }, { token: 'nonsense' }, 'token'],
    [{ kind: 'localtunnel', server: 'http://lt.example' }, {}, 'server'],
    [{ kind: 'cloudflare-quick', program: 'cloudflared' }, {}, 'program'],
    [{ kind: 'cloudflare-quick', program: `${program}2` }, {}, 'program'],
    [{ kind: 'cloudflare-quick', program: other }, {}, 'program'],
  ] as const)('%j with %j are refused by the field %s', (chosen, more, field) => {
    expect(read(chosen, more)).toMatchObject({ kind: 'wrong', field });
  });
});

import { basename, isAbsolute } from 'node:path';

import type { TunnelSettings } from '#shared/domain/tunnel.ts';

import { longestPublicAddress, readAddress, readHostname, type AddressComplaint } from './addresses.ts';

export type TunnelField = 'url' | 'hostname' | 'server' | 'program' | 'token';

/** What a person chose: checked and in its one spelling, or what is wrong with one field and what to do about it. */
export type ReadSettings =
  | { readonly kind: 'fine'; readonly settings: TunnelSettings; readonly token: string | undefined }
  | { readonly kind: 'wrong'; readonly field: TunnelField; readonly message: string };

export type SettingsCircumstances = {
  /** Undefined: none was typed. */
  readonly token: string | undefined;
  /** A token is kept already. */
  readonly hasToken: boolean;
  /** Whether a file of this computer is a program. */
  readonly isProgram: (path: string) => boolean;
};

/** Checks what was chosen; what the chosen kind needs must be there, the rest may be empty. */
export function readTunnelSettings(chosen: TunnelSettings, around: SettingsCircumstances): ReadSettings {
  const server = readField('server', chosen.server, (text) => readAddress(text));
  if (server.kind === 'wrong') return server;
  const url = readField('url', chosen.url, (text) => readAddress(text));
  if (url.kind === 'wrong') return url;
  const hostname = readField('hostname', chosen.hostname, (text) => readHostname(text));
  if (hostname.kind === 'wrong') return hostname;
  const program = chosen.program === null ? null : withoutQuotes(chosen.program);
  if (program !== null && !(isAbsolute(program) && around.isProgram(program)))
    return wrong('program', programMissing);
  // Whoever may change settings may not start whatever lies on this computer.
  if (program !== null && !/^cloudflared[^/\\]*$/i.test(basename(program)))
    return wrong('program', programOther);
  const token = around.token === undefined ? undefined : tokenIn(around.token);
  if (token === null) return wrong('token', tokenStrange);
  if (chosen.kind === 'own-domain' && url.value === null) return wrong('url', urlNeeded);
  if (chosen.kind === 'cloudflare-named') {
    if (hostname.value === null) return wrong('hostname', hostnameNeeded);
    if (token === undefined && !around.hasToken) return wrong('token', tokenNeeded);
  }
  const settings = { kind: chosen.kind, program };
  return {
    kind: 'fine',
    settings: { ...settings, server: server.value, hostname: hostname.value, url: url.value },
    token,
  };
}

const urlNeeded =
  'Type the address under which the world reaches this computer, such as https://salon.example.';
const hostnameNeeded =
  'Type the public host name of the tunnel, as it stands at Cloudflare: desk.salon.example.';
const tokenNeeded =
  'Paste the token of the tunnel. Cloudflare shows it in the command that installs the connector.';
const tokenStrange =
  'This is not a token of a tunnel: it begins with eyJ. Copy the whole command from Cloudflare.';
const programMissing =
  'There is no program at this place. Give the whole path to cloudflared, or leave the field empty to look for it.';

const programOther =
  'This is another program. Choose the file named cloudflared (cloudflared.exe on Windows).';

/** The token alone, also out of a pasted command (`cloudflared service install eyJ…`, `--token eyJ…`); null = there is none. */
export function tokenIn(text: string): string | null {
  return /(?:^|[\s='"])(eyJ[\w+/-]{20,}={0,2})(?=$|[\s'"])/.exec(text)?.[1] ?? null;
}

/** Windows copies a path in quotes. */
function withoutQuotes(text: string): string {
  return /^"(.+)"$/.exec(text.trim())?.[1] ?? text.trim();
}

type Field =
  { readonly kind: 'fine'; readonly value: string | null } | (ReadSettings & { readonly kind: 'wrong' });

function readField(
  field: 'url' | 'hostname' | 'server',
  text: string | null,
  read: (text: string) => ReturnType<typeof readAddress>,
): Field {
  if (text === null) return { kind: 'fine', value: null };
  const found = read(text);
  if (found.kind === 'fine') return { kind: 'fine', value: found.url };
  return wrong(field, complaintInWords(found.complaint, field));
}

function wrong(field: TunnelField, message: string): ReadSettings & { readonly kind: 'wrong' } {
  return { kind: 'wrong', field, message };
}

function complaintInWords(complaint: AddressComplaint, field: 'url' | 'hostname' | 'server'): string {
  const isHostname = field === 'hostname';
  switch (complaint) {
    case 'not-an-address':
      return isHostname
        ? 'This is not a host name. It looks like desk.salon.example.'
        : 'This is not an address. It looks like https://salon.example.';
    case 'not-https':
      return 'Only https:// is possible: providers call no other addresses. Set up a certificate, or take another way.';
    case 'has-password':
      return 'Leave user name and password out of the address.';
    case 'has-query':
      return 'Leave everything from "?" or "#" on out of the address.';
    case 'strange-path':
      return isHostname
        ? 'Leave the port and everything behind the host name out.'
        : 'Behind the host name only letters, digits, dots and dashes between slashes are possible. Leave the rest out.';
    case 'too-long':
      return `The address is too long: Meta takes 200 characters with our path behind it. Use one of at most ${longestPublicAddress}.`;
  }
}

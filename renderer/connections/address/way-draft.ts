import type { TunnelView } from '#shared/api/calls/tunnel.ts';
import type { CallInput } from '#shared/api/contract.ts';
import type { TunnelKind } from '#shared/domain/tunnel.ts';

/** What the form holds, as typed. */
export type WayDraft = {
  readonly kind: TunnelKind;
  readonly server: string;
  readonly program: string;
  readonly hostname: string;
  readonly url: string;
  /** Empty: the one that is kept. */
  readonly token: string;
};
export type WayField = Exclude<keyof WayDraft, 'kind'>;

/** The fields of each way, in the order in which they are shown. */
const fieldsOfKind: Record<TunnelKind, readonly WayField[]> = {
  automatic: [],
  localtunnel: ['server'],
  'cloudflare-quick': ['program'],
  'cloudflare-named': ['token', 'hostname', 'program'],
  'own-domain': ['url'],
  none: [],
};

const typedFields: readonly WayField[] = ['server', 'program', 'hostname', 'url', 'token'];

/** What is chosen at present. */
export function draftOf({ kind, settings }: TunnelView): WayDraft {
  const { server, program, hostname, url } = settings;
  return {
    kind,
    server: server ?? '',
    program: program ?? '',
    hostname: hostname ?? '',
    url: url ?? '',
    token: '',
  };
}

/** True when the draft would change something. */
export function isChanged(draft: WayDraft, present: WayDraft): boolean {
  return (
    draft.kind !== present.kind || fieldsOfKind[draft.kind].some((name) => draft[name] !== present[name])
  );
}

/** True when both hold the same, also in the fields of ways that are not chosen. */
export function isSame(one: WayDraft, other: WayDraft): boolean {
  return one.kind === other.kind && typedFields.every((name) => one[name] === other[name]);
}

/** Fields that a way cannot do without and that are empty. */
export function missingFields(draft: WayDraft, hasToken: boolean): readonly WayField[] {
  switch (draft.kind) {
    case 'own-domain':
      return draft.url.trim() === '' ? ['url'] : [];
    case 'cloudflare-named':
      return [
        ...(draft.token.trim() === '' && !hasToken ? (['token'] as const) : []),
        ...(draft.hostname.trim() === '' ? (['hostname'] as const) : []),
      ];
    case 'automatic':
    case 'localtunnel':
    case 'cloudflare-quick':
    case 'none':
      return [];
  }
}

/** What is asked of the core: only what belongs to the way; the rest stays for a way back. */
export function changeOf(draft: WayDraft): CallInput<'tunnel.change'> {
  const text = (name: WayField) => (draft[name].trim() === '' ? null : draft[name].trim());
  const { kind } = draft;
  switch (kind) {
    case 'localtunnel':
      return { kind, server: text('server') };
    case 'cloudflare-quick':
      return { kind, program: text('program') };
    case 'cloudflare-named': {
      const token = text('token');
      return {
        kind,
        hostname: text('hostname'),
        program: text('program'),
        ...(token === null ? {} : { token: tokenIn(token) ?? token }),
      };
    }
    case 'own-domain':
      return { kind, url: text('url') };
    case 'automatic':
    case 'none':
      return { kind };
  }
}

/** The token within what Cloudflare shows: a command, or the token alone; null when there is none in it. */
export function tokenIn(text: string): string | null {
  return /(?:^|[\s='"])(eyJ[\w+/-]{20,}={0,2})(?=$|[\s'"])/.exec(text)?.[1] ?? null;
}

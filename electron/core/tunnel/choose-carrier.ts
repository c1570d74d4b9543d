import type { TunnelSettings } from '#shared/domain/tunnel.ts';

import type { Clock, Log, Programs } from '../platform/ports.ts';
import type { Carrier } from './carriers/carrier.ts';
import { cloudflareNamed } from './carriers/cloudflare-named.ts';
import { cloudflareQuick } from './carriers/cloudflare-quick.ts';
import { givenAddress } from './carriers/given-address.ts';
import { localtunnel, publicLocaltunnelServer } from './carriers/localtunnel.ts';

export type CarrierDeps = {
  readonly clock: Clock;
  readonly log: Log;
  readonly programs: Programs;
  readonly hasNetwork: () => boolean;
  /** The name to ask a localtunnel server for. */
  readonly name: () => string;
  readonly token: () => Promise<string | null>;
};

/** What carries the address under these settings; null = no address is wanted, or what it needs is not set. */
export function chooseCarrier(deps: CarrierDeps, settings: TunnelSettings): Carrier | null {
  const { programs } = deps;
  const program = () => findCloudflared(programs, settings);
  const viaLocaltunnel = () =>
    localtunnel({ ...deps, server: settings.server ?? publicLocaltunnelServer, name: deps.name() });
  switch (settings.kind) {
    case 'none':
      return null;
    case 'automatic':
      return program() === null ? viaLocaltunnel() : cloudflareQuick({ ...deps, program });
    case 'localtunnel':
      return viaLocaltunnel();
    case 'cloudflare-quick':
      return cloudflareQuick({ ...deps, program });
    case 'cloudflare-named':
      return settings.hostname === null
        ? null
        : cloudflareNamed({ ...deps, program, hostname: settings.hostname });
    case 'own-domain':
      return settings.url === null ? null : givenAddress(settings.url);
  }
}

/** Where cloudflared lies: where the owner says, else where programs are found; null = nowhere. */
export function findCloudflared(
  programs: Programs,
  settings: Pick<TunnelSettings, 'program'>,
): string | null {
  return programs.find(settings.program ?? 'cloudflared');
}

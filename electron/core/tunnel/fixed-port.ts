import type { TunnelKind } from '#shared/domain/tunnel.ts';

import { settingsFileSchema } from '../settings/settings.ts';

/** Where the port stands in what the owner has set up elsewhere: at a router, a proxy, or Cloudflare. */
const leadsToPort: Record<TunnelKind, boolean> = {
  none: false,
  automatic: false,
  localtunnel: false,
  'cloudflare-quick': false,
  'cloudflare-named': true,
  'own-domain': true,
};

/** True when the kept settings (the host's document) name a public address that leads to one port, wherever we listen. */
export function leadsToFixedPort(document: unknown): boolean {
  return leadsToPort[settingsFileSchema.parse(document ?? {}).tunnel.kind];
}

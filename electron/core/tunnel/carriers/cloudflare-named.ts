import type { Carrier } from './carrier.ts';
import { runCloudflared, type CloudflaredDeps, type Heard } from './cloudflared.ts';
import { isRegistered, isTokenRefusal } from './cloudflared-lines.ts';

export type CloudflareNamedDeps = CloudflaredDeps & {
  /** As it was set up at Cloudflare, in lower case. */
  readonly hostname: string;
  readonly token: () => Promise<string | null>;
};

/** The owner's tunnel at Cloudflare: always the same address. Where it leads to on this computer is set there, not here. */
export function cloudflareNamed(deps: CloudflareNamedDeps): Carrier {
  return {
    kind: 'cloudflare-named',
    isGiven: true,
    makesNames: false,
    async open(_ingressUrl, signal) {
      const token = await deps.token();
      if (token === null) return { kind: 'failed', reason: 'token-refused', detail: null };
      const url = `https://${deps.hostname}`;
      const hear = (line: string): Heard => {
        if (isTokenRefusal(line)) return { kind: 'trouble', reason: 'token-refused' };
        return isRegistered(line) ? { kind: 'open', url } : { kind: 'nothing' };
      };
      // In the environment: arguments can be read by every program of this computer.
      const environment = { TUNNEL_TOKEN: token };
      return runCloudflared(deps, { args: ['tunnel', '--no-autoupdate', 'run'], environment, hear }, signal);
    },
  };
}

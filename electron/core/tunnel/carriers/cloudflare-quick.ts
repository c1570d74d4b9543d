import type { Carrier } from './carrier.ts';
import { runCloudflared, type CloudflaredDeps, type Heard } from './cloudflared.ts';
import { isRegistered, quickAddressOf } from './cloudflared-lines.ts';

/** An address of trycloudflare.com: no account, another name at each start. */
export function cloudflareQuick(deps: CloudflaredDeps): Carrier {
  return {
    kind: 'cloudflare-quick',
    isGiven: false,
    makesNames: true,
    open(ingressUrl, signal) {
      let url: string | null = null;
      // The name comes first. Whoever asks for it before the connection stands is told that there is none, and for a while.
      const hear = (line: string): Heard => {
        url ??= quickAddressOf(line);
        return url !== null && isRegistered(line) ? { kind: 'open', url } : { kind: 'nothing' };
      };
      return runCloudflared(deps, { args: ['tunnel', '--no-autoupdate', '--url', ingressUrl], hear }, signal);
    },
  };
}

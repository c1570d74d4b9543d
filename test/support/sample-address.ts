import type { TunnelView } from '#shared/api/calls/tunnel.ts';

/** A public address that works; what a test is about is given by name. */
export function sampleAddress(fields: Partial<TunnelView> = {}): TunnelView {
  const now = Date.now();
  const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString();
  return {
    kind: 'automatic',
    carrier: 'localtunnel',
    isFixed: false,
    settings: { server: null, program: null, hostname: null, url: null, hasToken: false },
    state: 'up',
    url: 'https://calm-bell.loca.example',
    localUrl: 'http://127.0.0.1:8123',
    since: ago(3600),
    reason: null,
    detail: null,
    retryAt: null,
    proof: { state: 'works', reason: null, detail: null, at: ago(20), lastWorkedAt: ago(20), tookMs: 120 },
    lastEventAt: ago(185),
    cloudflared: null,
    isNeeded: true,
    registrations: [],
    history: [],
    ...fields,
  };
}

import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { SettingsView } from '#shared/api/calls/settings.ts';
import type { TunnelView } from '#shared/api/calls/tunnel.ts';
import { asId } from '#shared/domain/ids.ts';

/** Ordinary settings of a shop; what a test is about is given by name. */
export function sampleSettings(fields: Partial<SettingsView> = {}): SettingsView {
  return {
    business: {
      name: 'Salon Lipa',
      timeZone: 'Europe/Moscow',
      language: 'en',
      address: '',
      phone: '',
      link: '',
      map: '',
      prices: '',
      currency: null,
      hours: null,
      quietHours: { from: '21:00', to: '09:00' },
    },
    mail: null,
    bookingHookUrl: 'https://example.com/hooks/bookings/secret',
    isSetUp: true,
    interface: { language: 'en', theme: 'light' },
    version: '0.1.0',
    ...fields,
  };
}

/** An ordinary connected number. */
export function sampleChannel(fields: Partial<ChannelView> = {}): ChannelView {
  return {
    id: asId('n1'),
    provider: 'green-api',
    label: 'Salon',
    config: {},
    state: 'works',
    connection: 'works',
    detail: null,
    account: '+79161234567',
    webhookPath: null,
    webhookUrl: null,
    createdAt: '2026-11-01T10:00:00.000Z',
    lastEventAt: '2026-11-20T10:00:00.000Z',
    missingBetween: null,
    ...fields,
  };
}

/** A computer that the world does not reach, and need not. */
export function sampleTunnel(fields: Partial<TunnelView> = {}): TunnelView {
  return {
    kind: 'none',
    carrier: null,
    isFixed: false,
    settings: { server: null, program: null, hostname: null, url: null, hasToken: false },
    state: 'off',
    url: null,
    localUrl: 'http://127.0.0.1:8000',
    since: '2026-11-20T10:00:00.000Z',
    reason: 'off',
    detail: null,
    retryAt: null,
    proof: { state: 'unknown', reason: null, detail: null, at: null, lastWorkedAt: null, tookMs: null },
    lastEventAt: null,
    cloudflared: null,
    isNeeded: false,
    registrations: [],
    history: [],
    ...fields,
  };
}

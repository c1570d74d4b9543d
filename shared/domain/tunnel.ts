/** How the world reaches this computer. `none`: it does not (polling). `automatic`: Cloudflare's program if it is here, else localtunnel. */
export const tunnelKinds = [
  'none',
  'automatic',
  'localtunnel',
  'cloudflare-quick',
  'cloudflare-named',
  'own-domain',
] as const;
export type TunnelKind = (typeof tunnelKinds)[number];

/** What really carries the public address: the choice behind `automatic`. */
export const tunnelCarriers = ['localtunnel', 'cloudflare-quick', 'cloudflare-named', 'own-domain'] as const;
export type TunnelCarrier = (typeof tunnelCarriers)[number];

/** `up`: there is an address (whether it leads here is for the proof to say). `down`: it ended or never came; tried again at a time. */
export const tunnelStates = ['off', 'starting', 'up', 'down'] as const;
export type TunnelState = (typeof tunnelStates)[number];

/**
 * Why the public address does not work, or why nobody can tell. Each has words in both languages (the `address` file of
 * each language).
 */
export const tunnelReasons = [
  /** Asked for nothing yet: the address is just being set up. */
  'starting',
  /** No address is wanted. */
  'off',
  /** This computer has no network, or no names are found. */
  'offline',
  /** The program that carries the address is not on this computer. */
  'program-missing',
  /** The program ended by itself; its own words are the detail. */
  'program-ended',
  /** The carrier's server did not answer or refused. */
  'server-unreachable',
  'server-refused',
  /** Cloudflare does not take the token of the named tunnel. */
  'token-refused',
  /** The carrier gave another address than the one that was asked for. */
  'name-taken',
  /** Nobody knows the name of the address (DNS). */
  'name-unknown',
  /** Something answers, but it is not this Deskbell. */
  'another-answers',
  /** Nothing answers at the address. */
  'no-answer',
  /** The address has no valid certificate. */
  'certificate',
  /** Not reachable from this computer itself; from outside it may well be. */
  'not-from-here',
] as const;
export type TunnelReason = (typeof tunnelReasons)[number];

/** What is chosen; each kind keeps what only it needs, so that going back to it finds it again. */
export type TunnelSettings = {
  readonly kind: TunnelKind;
  /** Base address of the localtunnel server; null = the public one. */
  readonly server: string | null;
  /** Where the cloudflared program lies; null = looked for. */
  readonly program: string | null;
  /** The host name that the named tunnel serves, as set up at Cloudflare. */
  readonly hostname: string | null;
  /** The own domain's address, without a trailing slash. */
  readonly url: string | null;
};

export const noTunnel: TunnelSettings = {
  kind: 'none',
  server: null,
  program: null,
  hostname: null,
  url: null,
};

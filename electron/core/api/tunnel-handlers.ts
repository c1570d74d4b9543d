import { toInstant, toInstantOrNull } from '#shared/api/call.ts';
import type { TunnelView } from '#shared/api/calls/tunnel.ts';
import type { Handlers } from '#shared/api/contract.ts';
import { ApiError, refusal } from '#shared/api/errors.ts';
import { saying, told } from '#shared/domain/saying/saying.ts';

import type { Channels } from '../channels/channels.ts';
import type { Registrar } from '../channels/registrar.ts';
import type { Programs } from '../platform/ports.ts';
import type { Settings } from '../settings/settings.ts';
import { listChannels } from '../store/channels.ts';
import type { Store } from '../store/database.ts';
import { readTunnelSettings } from '../tunnel/read-settings.ts';
import type { Tunnel } from '../tunnel/tunnel.ts';

type TunnelCalls = Pick<Handlers, Extract<keyof Handlers, `tunnel.${string}`>>;

export type TunnelHandlerDeps = {
  readonly store: Store;
  readonly settings: Settings;
  readonly tunnel: Tunnel;
  readonly registrar: Registrar;
  readonly channels: Pick<Channels, 'webhookOf'>;
  readonly programs: Pick<Programs, 'find'>;
};

/** The calls about how the world reaches this computer. */
export function tunnelHandlers(deps: TunnelHandlerDeps): TunnelCalls {
  const { tunnel, settings, programs } = deps;
  const view = () => viewOf(deps);
  return {
    'tunnel.get': view,
    'tunnel.change': async ({ token, ...input }) => {
      const before = settings.get().tunnel;
      const {
        kind,
        server = before.server,
        program = before.program,
        hostname = before.hostname,
        url = before.url,
      } = input;
      if (tunnel.isFixed) throw refusal('conflict', 'address-given');
      const read = readTunnelSettings(
        { kind, server, program, hostname, url },
        { token, hasToken: tunnel.now().hasToken, isProgram: (path) => programs.find(path) !== null },
      );
      if (read.kind === 'wrong')
        throw new ApiError(
          'invalid',
          read.message,
          { [read.field]: read.message },
          saying('address-misshapen'),
        );
      await tunnel.change(read.settings, read.token);
      return view();
    },
    'tunnel.check': async () => {
      await tunnel.check();
      return view();
    },
    'tunnel.restart': async () => {
      await tunnel.restart();
      return view();
    },
  };
}

function viewOf({ tunnel, settings, registrar, channels, store }: TunnelHandlerDeps): TunnelView {
  const { kind, server, program, hostname, url } = settings.get().tunnel;
  const { hasToken, since, retryAt, lastEventAt, proof, history, ...now } = tunnel.now();
  return {
    ...now,
    kind: tunnel.isFixed ? 'own-domain' : kind,
    isFixed: tunnel.isFixed,
    settings: { server, program, hostname, url, hasToken },
    since: toInstant(since),
    retryAt: toInstantOrNull(retryAt),
    proof: { ...proof, at: toInstantOrNull(proof.at), lastWorkedAt: toInstantOrNull(proof.lastWorkedAt) },
    lastEventAt: toInstantOrNull(lastEventAt),
    isNeeded: listChannels(store.read).some((row) => channels.webhookOf(row) !== null),
    registrations: registrar.view().map((one) => ({
      ...one,
      ...told(one.detail),
      at: toInstantOrNull(one.at),
      retryAt: toInstantOrNull(one.retryAt),
    })),
    history: history.map((one) => ({ ...one, at: toInstant(one.at) })),
  };
}

import type { Clock, Log } from '#core/platform/ports.ts';
import { systemClock, systemRandom } from '#core/platform/system.ts';
import { configSchema } from '#core/providers/green-api/config.ts';
import { greenApi } from '#core/providers/green-api/provider.ts';
import type { Connection } from '#core/providers/provider.ts';

import type { SimulatedInstance } from './instance.ts';

/** The webhook token of connections made here. */
export const webhookToken = 'door-bell-token';

/** Waits pass fifty times faster; the time of day is the computer's. */
function hurriedClock(): Clock {
  const clock = systemClock();
  return { ...clock, after: (delay, callback) => clock.after(delay / 50, callback) };
}

/** The adapter connected to an instance, with every line that it logged. */
export function connectTo(
  instance: SimulatedInstance,
  options: {
    receive?: 'webhook' | 'polling';
    clock?: Clock;
    apiTokenInstance?: string;
    apiUrl?: string;
    idInstance?: string;
    /** Where Green API is to push to. */
    webhookUrl?: string;
  } = {},
): { connection: Connection; logged: string[] } {
  const clock = options.clock ?? hurriedClock();
  const logged: string[] = [];
  const log: Log = {
    write: (level, message, facts) => logged.push(JSON.stringify({ level, message, facts })),
    with: () => log,
  };
  const connection = greenApi.connect({
    channelId: 'channel-1',
    createdAt: clock.now(),
    lastEventAt: null,
    config: configSchema.parse({
      ...instance.configFor(options.receive ?? 'polling'),
      ...(options.apiUrl === undefined ? {} : { apiUrl: options.apiUrl, mediaUrl: options.apiUrl }),
      ...(options.idInstance === undefined ? {} : { idInstance: options.idInstance }),
    }),
    secrets: { apiTokenInstance: options.apiTokenInstance ?? instance.apiTokenInstance, webhookToken },
    clock,
    random: systemRandom(clock),
    log,
    publish: () => null,
    webhookUrls: () => (options.webhookUrl === undefined ? [] : [options.webhookUrl]),
  });
  return { connection, logged };
}

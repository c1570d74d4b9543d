import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { ChannelId } from '#shared/domain/ids.ts';

import type { HookAccount } from '../channels/proof-of-channel.ts';
import type { HookRoute } from './hook-route.ts';

/** The core's side of the Wazzup24 hook. */
export type WazzupHooks = {
  /** The numbers of the account whose address holds this secret, or null; takes the same time for every wrong one. */
  wazzupAccount(secret: string): Promise<HookAccount | null>;
  /** Stores the raw body durably, then resolves; rejects when it could not be stored. */
  receive(channelId: ChannelId, body: Uint8Array): Promise<void>;
};

const items = z
  .array(z.looseObject({ channelId: z.string().optional().catch(undefined) }).catch({}))
  .optional()
  .catch(undefined);
const bodySchema = z.looseObject({
  messages: items,
  statuses: items,
  channelsUpdates: items,
  createContact: z.record(z.string(), z.unknown()).optional().catch(undefined),
  createDeal: z.record(z.string(), z.unknown()).optional().catch(undefined),
});
type Body = z.infer<typeof bodySchema>;

/**
 * `POST /hooks/wazzup24/:secret`. Wazzup24 signs nothing, so the secret in the path is the proof, and tells everything
 * once, so whatever has it is kept and answered 200. An account has one such address for all its numbers.
 */
export function wazzupHook(hooks: WazzupHooks): HookRoute {
  const accountOf = (params: Readonly<Record<string, string>>) => hooks.wazzupAccount(params.secret ?? '');
  return {
    name: 'wazzup24',
    method: 'POST',
    path: '/hooks/wazzup24/:secret',
    refusedStatus: 404,
    prove: async ({ params }) => (await accountOf(params)) !== null,
    async take({ params }, body) {
      const account = await accountOf(params);
      if (account === null) return null;
      const read = readBody(body);
      // Together they share one transaction: all are kept, or the whole body comes again and changes nothing.
      await Promise.all(numbersNamed(account, read).map((id) => hooks.receive(id, body)));
      return {
        status: 200,
        contentType: 'application/json; charset=utf-8',
        text: JSON.stringify(createdObject(read)),
      };
    },
  };
}

/**
 * The numbers that a body is for: those that it names. A status names none and may be any number's of the account. What
 * is about a number that is not here, or about none, stays with the number whose secret it is.
 */
export function numbersNamed(account: HookAccount, body: Body | null): ChannelId[] {
  const named = new Set<ChannelId>();
  const add = (channel: string | undefined, otherwise: readonly ChannelId[]) => {
    const ours = account.numbers.filter((number) => number.account === channel).map(({ id }) => id);
    for (const id of channel === undefined || ours.length === 0 ? otherwise : ours) named.add(id);
  };
  const home = [account.home];
  const all = account.numbers.map(({ id }) => id);
  for (const { channelId } of [...(body?.messages ?? []), ...(body?.channelsUpdates ?? [])])
    add(channelId, home);
  for (const { channelId } of body?.statuses ?? []) add(channelId, channelId === undefined ? all : home);
  return named.size > 0 ? [...named] : home;
}

/** What is answered: Wazzup24 wants to see the contact or deal that it asked for, and takes any object else. */
function createdObject(body: Body | null): Record<string, unknown> {
  if (body?.createContact) return created(body.createContact, {});
  if (body?.createDeal) return created(body.createDeal, { closed: false });
  return {};
}

/** The same wish again has the same id. */
function created(wish: Record<string, unknown>, more: Record<string, unknown>): Record<string, unknown> {
  const id = createHash('sha256').update(JSON.stringify(wish)).digest('hex').slice(0, 32);
  return { ...more, ...wish, id };
}

function readBody(body: Uint8Array): Body | null {
  try {
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
    return bodySchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

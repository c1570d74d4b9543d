import { z } from 'zod';

import type { ChannelId } from '#shared/domain/ids.ts';

import type { HookRoute } from './hook-route.ts';

/** The core's side of the Green API hook. */
export type GreenApiHooks = {
  /** The channel whose webhook token the raw `Authorization` header holds, or null; `idInstance` tells twins apart. */
  greenApiChannel(authorization: string | undefined, idInstance: string | null): Promise<ChannelId | null>;
  /** Stores the raw body durably, then resolves; rejects when it could not be stored. */
  receive(channelId: ChannelId, body: Uint8Array): Promise<void>;
};

const instanceId = z.union([z.string(), z.number()]).transform(String);
/** Documented bodies name the instance in `instanceData`; flat ones at the top. */
const bodySchema = z.object({
  instanceData: z.object({ idInstance: instanceId }).optional().catch(undefined),
  idInstance: instanceId.optional().catch(undefined),
});

/**
 * `POST /whatsapp/webhook`. Green API repeats a notification until it sees exactly 200, and holds back all later ones
 * meanwhile: whatever has the right proof is kept and answered 200, also a body that nobody can read.
 */
export function greenApiHook(hooks: GreenApiHooks): HookRoute {
  return {
    name: 'green-api',
    method: 'POST',
    path: '/whatsapp/webhook',
    refusedStatus: 401,
    prove: async ({ headers }) => (await hooks.greenApiChannel(headers.authorization, null)) !== null,
    async take({ headers }, body) {
      const channelId = await hooks.greenApiChannel(headers.authorization, instanceOf(body));
      if (channelId === null) return null;
      await hooks.receive(channelId, body);
      return { status: 200, contentType: 'application/json; charset=utf-8', text: '{}' };
    },
  };
}

/** The instance that a body names, or null when it cannot be read. */
function instanceOf(body: Uint8Array): string | null {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'));
  } catch {
    return null;
  }
  const parsed = bodySchema.safeParse(json);
  return parsed.success ? (parsed.data.instanceData?.idInstance ?? parsed.data.idInstance ?? null) : null;
}

import type { ChannelId } from '#shared/domain/ids.ts';
import type { TorrowService } from '#shared/domain/torrow/hook-options.ts';
import {
  readTorrowHook,
  statusOfTorrowHook,
  torrowError,
  type TorrowHook,
  type TorrowSecrets,
  type TorrowStatus,
} from '#shared/domain/torrow/hook-url.ts';

import type { HookAnswer, HookHead, HookRoute } from './hook-route.ts';

/** The core's side of the hook that Torrow calls. */
export type TorrowHooks = {
  /** The channel with this id and key at the provider, or null; takes the same time for every configured number. */
  torrowChannel(service: TorrowService, account: string, key: string): Promise<ChannelId | null>;
  /**
   * Stores the call durably, then says whether its body is an order; rejects when it could not be stored. `keys` are the
   * secrets of the address, which must not be kept with it.
   */
  receiveTorrow(
    channelId: ChannelId,
    call: {
      readonly service: TorrowService;
      readonly hook: Pick<TorrowHook, 'account' | 'options'>;
      readonly body: Uint8Array;
    },
    keys: readonly string[],
  ): Promise<{ readonly isReadable: boolean }>;
};

/**
 * `GET` and `POST /webhook/green-api` and `/webhook/wazzup24`: what hooks.torrow.net answers to, at the same paths. The
 * id and the key in the query are the proof. `GET` is the check that a person does in a browser: it says which
 * parameters cannot be read, and no value of any. `POST` brings an order.
 */
export function torrowHooks(hooks: TorrowHooks): HookRoute[] {
  return (['green-api', 'wazzup24'] as const).flatMap((service) =>
    (['GET', 'POST'] as const).map((method) => torrowHook(hooks, service, method)),
  );
}

function torrowHook(hooks: TorrowHooks, service: TorrowService, method: 'GET' | 'POST'): HookRoute {
  const read = (head: HookHead) => readTorrowHook(service, head.rawQuery);
  const channelOf = async ({ hook, secrets }: ReturnType<typeof read>) => {
    const proof = proofIn(hook, secrets);
    return proof === null ? null : hooks.torrowChannel(service, proof.account, proof.key);
  };
  return {
    name: `torrow ${service}`,
    method,
    path: `/webhook/${service}`,
    refusedStatus: 401,
    refusal: (head) => answerOf(refusalOf(read(head))),
    prove: async (head) => (await channelOf(read(head))) !== null,
    async take(head, body) {
      const { hook, secrets } = read(head);
      const channelId = await channelOf({ hook, secrets });
      if (channelId === null) return null;
      if (method === 'GET') return answerOf(statusOfTorrowHook(hook));
      const { account, options } = hook;
      const call = { service, hook: { account, options }, body };
      const { isReadable } = await hooks.receiveTorrow(channelId, call, Object.values(secrets));
      if (!isReadable) return answerOf(torrowError('The body holds no order that can be read; it was kept'));
      // What could not be read in the address has its default: the message is on its way all the same.
      return answerOf(
        hook.errors.length > 0
          ? statusOfTorrowHook(hook)
          : { Status: 'Success', Message: 'The order has been received' },
      );
    },
  };
}

/** The number and the key that an address names; null when one is missing. */
function proofIn({ account }: TorrowHook, secrets: TorrowSecrets): { account: string; key: string } | null {
  const [id, key] =
    account.kind === 'green-api'
      ? [account.idInstance, secrets.apiTokenInstance]
      : [account.channelId, secrets.key_api];
  return id === null || key === undefined ? null : { account: id, key };
}

/** Which keys are missing helps a person who has just typed the address; which are wrong helps only a guesser. */
function refusalOf({ hook, secrets }: { hook: TorrowHook; secrets: TorrowSecrets }): TorrowStatus {
  if (proofIn(hook, secrets) === null) {
    const missing = hook.errors.filter(({ problem }) => problem === 'missing');
    if (missing.length > 0) return statusOfTorrowHook({ ...hook, errors: missing, unknown: [] });
  }
  return torrowError('No number with this id and key is connected');
}

function answerOf(status: TorrowStatus): HookAnswer {
  return {
    status: 200,
    contentType: 'application/json; charset=utf-8',
    text: JSON.stringify(status),
  };
}

import type { Transport } from '#shared/api/client.ts';
import type {
  DesktopCallInput,
  DesktopCallName,
  DesktopCallOutput,
  PageRequest,
  Push,
} from '#shared/api/desktop.ts';
import { ApiError } from '#shared/api/errors.ts';

/** What the desktop host puts into the page: one channel in two directions. */
export type PageChannel = {
  invoke(request: PageRequest): Promise<unknown>;
  onPush(listener: (push: unknown) => void): () => void;
};

export type DesktopBridge = {
  /** The core's contract over the channel. */
  readonly transport: Transport;
  /** A call of the desktop host itself. Rejects with ApiError. */
  readonly call: <Name extends DesktopCallName>(
    name: Name,
    input: DesktopCallInput<Name>,
  ) => Promise<DesktopCallOutput<Name>>;
  /** Calls back with what the host sends unasked; returns how to stop. */
  readonly onPush: (listener: (push: Push) => void) => () => void;
};

/** The channel that the desktop host has put into this page, or null in a browser. */
export function findPageChannel(page: object): PageChannel | null {
  if (!('deskbell' in page)) return null;
  // Our own preload script put it there, before anything of the page ran.
  return page.deskbell as PageChannel;
}

/**
 * Speaks with the desktop host over its channel. Host and page come in one package, and the host has checked what it
 * answers: it is not checked again here.
 */
export function createDesktopBridge(channel: PageChannel): DesktopBridge {
  const ask = async (call: string, input: unknown): Promise<unknown> => {
    const answer = await channel.invoke({ call, input: input ?? {} });
    if (typeof answer === 'object' && answer !== null && 'value' in answer) return answer.value;
    throw ApiError.fromBody(answer) ?? new Error('The desktop host gave an answer that cannot be read.');
  };
  const onPush = (listener: (push: Push) => void) =>
    channel.onPush((push) => {
      if (isPush(push)) listener(push);
    });
  return {
    onPush,
    async call(name, input) {
      return (await ask(name, input)) as DesktopCallOutput<typeof name>;
    },
    transport: {
      call: ask,
      listen(onFrame, onConnection) {
        const stop = onPush((push) => {
          if (push.kind === 'frame') onFrame(push.frame);
        });
        ask('desktop.listen', {}).then(
          () => onConnection?.(true),
          () => onConnection?.(false),
        );
        return stop;
      },
    },
  };
}

function isPush(push: unknown): push is Push {
  return typeof push === 'object' && push !== null && 'kind' in push;
}

import { contract, type CallInput, type CallName, type CallOutput } from './contract.ts';
import { eventFrameSchema, type EventFrame } from './events.ts';

/** How a client reaches the core: in the same process, over HTTP and WebSocket, or over IPC. */
export type Transport = {
  /** Rejects with ApiError for a refusal; with any other error when the core could not be reached. */
  call(name: string, input: unknown): Promise<unknown>;
  /** Calls back with each frame; `onConnection` tells whether frames can arrive. Returns how to stop. */
  listen(onFrame: (frame: unknown) => void, onConnection?: (isConnected: boolean) => void): () => void;
};

export type Client = {
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  /** Frames arrive in order of their sequence; a gap means that some were missed. */
  listen(onFrame: (frame: EventFrame) => void, onConnection?: (isConnected: boolean) => void): () => void;
};

/** A typed client over any transport; what comes back is parsed, so a wrong answer fails at the edge. */
export function createClient(transport: Transport): Client {
  return {
    async call(name, input) {
      const answer = await transport.call(name, input);
      // The schema of a name gives the output of that name: TypeScript cannot see it across the union.
      return contract[name].output.parse(answer) as CallOutput<typeof name>;
    },
    listen(onFrame, onConnection) {
      return transport.listen((frame) => {
        const parsed = eventFrameSchema.safeParse(frame);
        if (parsed.success) onFrame(parsed.data);
      }, onConnection);
    },
  };
}

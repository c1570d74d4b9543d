import type { Transport } from '#shared/api/client.ts';
import {
  contract,
  isCallName,
  type CallName,
  type CallOutput,
  type ParsedInput,
} from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';
import type { Change, EventFrame } from '#shared/api/events.ts';

/** What the core is to answer, call by call; a call that is not scripted is refused as `not-found`. */
export type Script = {
  [Name in CallName]?: (input: ParsedInput<Name>) => CallOutput<Name> | Promise<CallOutput<Name>>;
};

export type ScriptedTransport = Transport & {
  /** Every call that was made, in order. */
  readonly calls: readonly { readonly name: string; readonly input: unknown }[];
  /** How often a call was made. */
  count(name: CallName): number;
  /** Sends a frame as it is. */
  emit(frame: EventFrame): void;
  /** Announces changes with the next sequence number. */
  announce(...changes: Change[]): void;
  /** The connection comes up (with its hello) or is lost. */
  connect(): void;
  lose(): void;
};

/** A core that answers from a script, with the contract's checks on what goes in and comes out: for tests of screens. */
export function scriptedTransport(script: Script): ScriptedTransport {
  const calls: { name: string; input: unknown }[] = [];
  const frames = new Set<(frame: unknown) => void>();
  const connections = new Set<(isConnected: boolean) => void>();
  let sequence = 0;
  const emit = (frame: EventFrame) => {
    for (const listener of frames) listener(frame);
  };
  return {
    calls,
    emit,
    count: (name) => calls.filter((call) => call.name === name).length,
    async call(name, input) {
      calls.push({ name, input });
      if (!isCallName(name)) throw new ApiError('not-found', `There is no call named "${name}".`);
      // The script of a name takes what the schema of that name gives: TypeScript cannot see it across the union.
      const answer = script[name] as ((input: unknown) => unknown) | undefined;
      if (!answer) throw new ApiError('not-found', `The script has no answer to ${name}.`);
      return contract[name].output.parse(await answer(contract[name].input.parse(input ?? {})));
    },
    listen(onFrame, onConnection) {
      frames.add(onFrame);
      if (onConnection) connections.add(onConnection);
      return () => {
        frames.delete(onFrame);
        if (onConnection) connections.delete(onConnection);
      };
    },
    announce(...changes) {
      sequence += 1;
      emit({ kind: 'changes', sequence, changes });
    },
    connect() {
      for (const listener of connections) listener(true);
      emit({ kind: 'hello', run: 'run-1', sequence });
    },
    lose() {
      for (const listener of connections) listener(false);
    },
  };
}

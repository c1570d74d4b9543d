import { createDesktopBridge, type DesktopBridge } from '#renderer/desktop/bridge.ts';
import {
  desktopContract,
  type DesktopCallName,
  type DesktopCallOutput,
  type DesktopContract,
  type DesktopState,
} from '#shared/api/desktop.ts';
import { ApiError } from '#shared/api/errors.ts';
import type { z } from 'zod';

/** An ordinary state of the desktop host; what a test is about is given by name. */
export function sampleDesktop(
  fields: Partial<Omit<DesktopState, 'lock'>> & { lock?: Partial<DesktopState['lock']> } = {},
): DesktopState {
  return {
    platform: 'win32',
    toasts: { messages: true, showsText: true, trouble: true, sound: true },
    startsAtLogin: true,
    closesToTray: true,
    language: 'en',
    keyring: 'system',
    toldAboutKeyring: false,
    update: { kind: 'off' },
    updateChannel: 'stable',
    ...fields,
    lock: {
      hasPin: false,
      isLocked: false,
      isPinLost: false,
      autoLockMinutes: 15,
      retryAt: null,
      triesLeft: 5,
      resetCommand: 'deskbell --reset-pin',
      ...fields.lock,
    },
  };
}

type Input<Name extends DesktopCallName> = z.output<DesktopContract[Name]['input']>;
export type DesktopScript = {
  [Name in DesktopCallName]?: (
    input: Input<Name>,
  ) => DesktopCallOutput<Name> | Promise<DesktopCallOutput<Name>>;
};

export type ScriptedDesktop = DesktopBridge & {
  /** Every call but `desktop.get`, in order. */
  readonly calls: readonly { readonly call: string; readonly input: unknown }[];
  /** Sends the state as it is now, with changes. */
  readonly push: (state: DesktopState) => void;
};

/** A desktop host that answers from a script, over the page's own bridge and with the contract's checks on what goes in. */
export function scriptedDesktop(state: DesktopState, script: DesktopScript = {}): ScriptedDesktop {
  const calls: { call: string; input: unknown }[] = [];
  const listeners = new Set<(push: unknown) => void>();
  let current = state;
  const answer = async (call: string, input: unknown): Promise<unknown> => {
    if (call === 'desktop.get') return current;
    calls.push({ call, input });
    if (!Object.hasOwn(desktopContract, call)) throw new ApiError('not-found', `There is no ${call}.`);
    // The line above proves that it is a name of the contract.
    const name = call as DesktopCallName;
    const scripted = script[name] as ((input: unknown) => unknown) | undefined;
    if (!scripted) throw new ApiError('not-found', `The script has no answer to ${name}.`);
    return await scripted(desktopContract[name].input.parse(input));
  };
  const bridge = createDesktopBridge({
    async invoke({ call, input }) {
      try {
        return { value: await answer(call, input) };
      } catch (error) {
        if (error instanceof ApiError) return error.toBody();
        throw error;
      }
    },
    onPush(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  return {
    ...bridge,
    calls,
    push(next) {
      current = next;
      for (const listener of listeners) listener({ kind: 'state', state: next });
    },
  };
}

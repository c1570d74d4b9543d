import type { EventEmitter } from 'node:events';

/** An event as Electron hands it to listeners: it can be prevented and carries what belongs to it. */
export type DoubleEvent<Params extends object = object> = Params & {
  preventDefault: () => void;
  readonly defaultPrevented: boolean;
};

/** A fresh event with these parameters. */
export function createEvent<Params extends object>(params: Params): DoubleEvent<Params> {
  let prevented = false;
  return Object.defineProperties(
    { ...params },
    {
      preventDefault: { value: () => (prevented = true), enumerable: true },
      defaultPrevented: { get: () => prevented, enumerable: true },
      // defineProperties cannot tell TypeScript what it added.
    },
  ) as DoubleEvent<Params>;
}

/** Emits an event that listeners may veto; false when one did. */
export function ask(emitter: EventEmitter, name: string, ...rest: readonly unknown[]): boolean {
  const event = createEvent({});
  emitter.emit(name, event, ...rest);
  return !event.defaultPrevented;
}

/** What the double does not know fails at once, in words that say so. */
export function notDoubled(what: string): never {
  throw new Error(`The Electron double has no ${what}`);
}

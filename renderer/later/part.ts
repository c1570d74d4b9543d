import type { ComponentType } from 'react';

export type PartState<Props> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'here'; readonly view: ComponentType<Props> }
  | { readonly kind: 'failed'; readonly isTrying: boolean };

/** A part of the page whose code is fetched when it is first wanted. */
export type Part<Props> = {
  /** Fetches it, again after a failure; resolves with whether it is here. Never rejects. */
  readonly load: () => Promise<boolean>;
  readonly state: () => PartState<Props>;
  /** Calls back when the state has changed; returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
};

/**
 * Declares a part. Unlike React's own `lazy`, what was fetched ahead is shown at once, without a moment of waiting, and
 * what could not be fetched may be tried again.
 */
export function createPart<Props>(fetchView: () => Promise<ComponentType<Props>>): Part<Props> {
  let state: PartState<Props> = { kind: 'waiting' };
  let loading: Promise<boolean> | null = null;
  const listeners = new Set<() => void>();
  const become = (next: PartState<Props>) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const load = async () => {
    if (state.kind === 'failed') become({ kind: 'failed', isTrying: true });
    try {
      become({ kind: 'here', view: await fetchView() });
      return true;
    } catch {
      become({ kind: 'failed', isTrying: false });
      return false;
    } finally {
      loading = null;
    }
  };
  return {
    load: () => (state.kind === 'here' ? Promise.resolve(true) : (loading ??= load())),
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

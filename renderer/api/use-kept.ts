import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';

type KeptStore = StoreApi<Readonly<Record<string, unknown>>>;

/**
 * State of this window that outlives the component: what is being typed in each chat, what is on its way. It lives and
 * ends with the kept answers of the core, and changes at once: what is typed must not lag behind the keys.
 */
export function useKept<Value>(
  name: string,
  id: string,
  initial: Value,
): [Value, (change: (now: Value) => Value) => void] {
  const queries = useQueryClient();
  // A name always holds the same type: its one user says which.
  const value = useStore(storeOf(queries), (state) => (state[keyOf(name, id)] ?? initial) as Value);
  const change = useCallback(
    (update: (now: Value) => Value) => {
      changeKept(queries, name, id, initial, update);
    },
    [queries, name, id, initial],
  );
  return [value, change];
}

/** The same from outside a component's life: after an answer came back to a chat that is closed by now. */
export function changeKept<Value>(
  queries: QueryClient,
  name: string,
  id: string,
  initial: Value,
  update: (now: Value) => Value,
): void {
  const key = keyOf(name, id);
  // As above: a name always holds the same type.
  storeOf(queries).setState((state) => ({ [key]: update((state[key] ?? initial) as Value) }));
}

function keyOf(name: string, id: string): string {
  return `${name} ${id}`;
}

function storeOf(queries: QueryClient): KeptStore {
  const key = ['kept'];
  const known = queries.getQueryData<KeptStore>(key);
  if (known !== undefined) return known;
  const made: KeptStore = createStore(() => ({}));
  queries.setQueryDefaults(key, { gcTime: Infinity, structuralSharing: false });
  queries.setQueryData<KeptStore>(key, made);
  return made;
}

import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/**
 * State of this window that outlives the component: what is being typed in each chat, what is on its way. It lives with
 * the kept answers of the core, so it ends with the sign-in, and is never asked for.
 */
export function useKept<Value>(
  name: string,
  id: string,
  initial: Value,
): [Value, (change: (now: Value) => Value) => void] {
  const queries = useQueryClient();
  const { data } = useQuery<Value>({
    queryKey: keptKey(name, id),
    queryFn: () => initial,
    enabled: false,
    gcTime: Infinity,
    structuralSharing: false,
  });
  const change = useCallback(
    (update: (now: Value) => Value) => {
      changeKept(queries, name, id, initial, update);
    },
    [queries, name, id, initial],
  );
  return [data ?? initial, change];
}

/** The same from outside a component's life: after an answer came back to a chat that is closed by now. */
export function changeKept<Value>(
  queries: QueryClient,
  name: string,
  id: string,
  initial: Value,
  update: (now: Value) => Value,
): void {
  const key = keptKey(name, id);
  queries.setQueryDefaults(key, { gcTime: Infinity });
  queries.setQueryData<Value>(key, update(queries.getQueryData<Value>(key) ?? initial));
}

function keptKey(name: string, id: string) {
  return [`kept.${name}`, id] as const;
}

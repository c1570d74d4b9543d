import { QueryObserver, type QueryClient } from '@tanstack/react-query';

/** Keeps every answer of now, however long nobody looks at it, without asking for it again; returns how to let them go. */
export function holdAnswers(queries: QueryClient): () => void {
  const stops = queries
    .getQueryCache()
    .getAll()
    .map(({ queryKey }) =>
      // `gcTime` 0: what an answer has of its own stays as it is.
      new QueryObserver(queries, { queryKey, enabled: false, gcTime: 0 }).subscribe(() => undefined),
    );
  return () => {
    for (const stop of stops) stop();
  };
}

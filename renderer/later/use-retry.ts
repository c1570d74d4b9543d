import { useCallback, useEffect, useRef } from 'react';

import { useConnection } from '../api/client-provider.tsx';
import type { Part } from './part.ts';

/**
 * Tries again to fetch a part that could not be had: by itself when the host is back, and when a person asks. Is the host
 * there and the part still is not, then another version has taken the place of the one that this page came from, and the
 * page is loaded anew.
 */
export function useRetry(part: Pick<Part<never>, 'load'>): () => void {
  const connection = useConnection();
  const before = useRef(connection);
  useEffect(() => {
    if (connection === 'connected' && before.current !== 'connected') void part.load();
    before.current = connection;
  }, [connection, part]);
  return useCallback(() => {
    void part.load().then(async (isHere) => {
      if (!isHere && (await isHostThere())) window.location.reload();
    });
  }, [part]);
}

async function isHostThere(): Promise<boolean> {
  try {
    return (await fetch('/', { headers: { accept: 'text/html' }, cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

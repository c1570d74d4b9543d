import { useEffect } from 'react';

import { screens } from './screens.tsx';

/** What a person looks at comes first; the other screens are fetched when the page has long had nothing to do. Milliseconds. */
const patience = 8_000;

/** Fetches the other screens one by one while nothing else goes on, so that going there takes no time. */
export function useFetchAhead(): void {
  useEffect(() => {
    let isOver = false;
    let stop: () => void = () => undefined;
    const fetchNext = (index: number) => {
      const screen = screens[index];
      if (isOver || screen === undefined) return;
      stop = whenIdle(() => {
        void screen.part.load().then(() => {
          fetchNext(index + 1);
        });
      });
    };
    const timer = setTimeout(() => {
      fetchNext(0);
    }, patience);
    return () => {
      isOver = true;
      clearTimeout(timer);
      stop();
    };
  }, []);
}

/** Older Safari has no word for idleness: there it is the next turn. */
function whenIdle(run: () => void): () => void {
  if (typeof window.requestIdleCallback === 'function') {
    const idle = window.requestIdleCallback(run);
    return () => {
      window.cancelIdleCallback(idle);
    };
  }
  const timer = setTimeout(run);
  return () => {
    clearTimeout(timer);
  };
}

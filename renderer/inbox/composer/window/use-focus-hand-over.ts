import { useLayoutEffect, useState, type RefObject } from 'react';

/** Between two that take turns in one place: whether the one that leaves had the focus. */
export type FocusHandOver = {
  /** Told by the one that leaves. */
  readonly give: (hadFocus: boolean) => void;
  /** Asked once by the one that comes. */
  readonly take: () => boolean;
};

/** Whoever types when the turn comes does not lose the focus to the page. */
export function useHandOver(): FocusHandOver {
  const [handOver] = useState(createHandOver);
  return handOver;
}

function createHandOver(): FocusHandOver {
  let isGiven = false;
  return {
    give: (hadFocus) => {
      isGiven = hadFocus;
    },
    take: () => {
      const wasGiven = isGiven;
      isGiven = false;
      return wasGiven;
    },
  };
}

/** Takes the focus over from the one that was here, and hands it on to the next. */
export function useFocusHandOver(
  handOver: FocusHandOver,
  place: RefObject<HTMLElement | null>,
  target: RefObject<HTMLElement | null>,
): void {
  useLayoutEffect(() => {
    const element = place.current;
    if (handOver.take()) target.current?.focus();
    return () => {
      // Still in the page: React takes it out afterwards.
      handOver.give(element?.contains(document.activeElement) ?? false);
    };
  }, [handOver, place, target]);
}

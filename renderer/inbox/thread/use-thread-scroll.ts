import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';

import type { MessageView } from '#shared/api/calls/messages.ts';

import { openingPlace } from './opening-place.ts';
import type { ThreadRow } from './thread-rows.ts';
import type { ThreadWindow } from './thread-window.ts';
import type { Thread } from './use-thread.ts';

/** Closer to an edge than this, the next page is asked for. Pixels: a fast flick stays within what is loaded. */
const loadAhead = 2000;
/** The room below the last message; the same as in the style sheet. */
const belowLast = 12;
/** This close to the end counts as being there. Pixels. */
const endWithin = 48;

type ScrollInput = {
  thread: Thread;
  window: ThreadWindow;
  rows: readonly ThreadRow[];
  /** How many messages were sent from here so far: each new one brings the end into view. */
  sentCount: number;
  onAtNewest: (isAtNewest: boolean) => void;
};

/**
 * Where the list of one stretch stands: opens it in its place, follows the end while one is there, keeps still while
 * one reads further up, and asks for more near the edges.
 */
export function useThreadScroll({ thread, window, rows, sentCount, onAtNewest }: ScrollInput) {
  const scroller = useRef<HTMLDivElement>(null);
  const view = useRef<VirtualizerHandle>(null);
  const follows = useRef(true);
  const isPlaced = useRef(false);
  const [isShown, setShown] = useState(false);
  const [isAtEnd, setAtEnd] = useState(true);
  const [highlightedId, setHighlighted] = useState<string | null>(window.openedAround);

  const toEnd = useCallback(() => {
    follows.current = true;
    view.current?.scrollToIndex(rows.length - 1, { align: 'end', offset: belowLast });
  }, [rows.length]);

  const loadNearEdges = () => {
    const list = view.current;
    if (!list || !isPlaced.current) return;
    if (window.hasOlder && list.scrollOffset < loadAhead) thread.loadOlder();
    else if (window.hasNewer && list.scrollSize - list.scrollOffset - list.viewportSize < loadAhead)
      thread.loadNewer();
  };
  const look = () => {
    const element = scroller.current;
    const list = view.current;
    if (!element || !list || !isPlaced.current) return;
    const isNear = element.scrollHeight - element.scrollTop - element.clientHeight < endWithin;
    follows.current = isNear;
    setAtEnd(isNear);
    onAtNewest(isNear && !window.hasNewer);
    const middle = rows[list.findItemIndex(list.scrollOffset + list.viewportSize / 2)];
    if (middle?.kind === 'message') thread.see(middle.message.id);
    loadNearEdges();
  };

  useLayoutEffect(() => {
    const place = openingPlace(rows, window.openedAround);
    follows.current = place.kind === 'end';
    if (place.kind === 'end')
      view.current?.scrollToIndex(rows.length - 1, { align: 'end', offset: belowLast });
    else
      view.current?.scrollToIndex(place.index, {
        align: place.align,
        offset: place.align === 'start' ? -48 : 0,
      });
    // Two frames: one to measure, one to stand in place; only then it is shown.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        isPlaced.current = true;
        setShown(true);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
    // Only when the stretch is opened: the list is mounted anew for each.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  useEffect(() => {
    if (isShown) look();
    // What is in view changes with the rows as well as by scrolling.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isShown, rows]);

  const lastKey = rows.at(-1)?.key;
  useLayoutEffect(() => {
    if (follows.current && !window.hasNewer) toEnd();
  }, [lastKey, rows.length, window.hasNewer, toEnd]);

  const sentBefore = useRef(sentCount);
  useLayoutEffect(() => {
    if (sentCount > sentBefore.current) toEnd();
    sentBefore.current = sentCount;
  }, [sentCount, toEnd]);

  const jumpTo = useCallback(
    (id: MessageView['id']) => {
      const index = rows.findIndex((row) => row.key === id);
      if (index === -1) {
        void thread.reveal(id);
        return;
      }
      follows.current = false;
      view.current?.scrollToIndex(index, { align: 'center' });
      setHighlighted(null);
      requestAnimationFrame(() => {
        setHighlighted(id);
      });
    },
    [rows, thread],
  );

  return {
    scroller,
    view,
    isShown,
    isAtEnd,
    highlightedId,
    jumpTo,
    toEnd,
    onScroll: look,
    onScrollEnd: thread.renewInView,
    onResize: () => {
      if (follows.current && !window.hasNewer) toEnd();
      else look();
    },
  };
}

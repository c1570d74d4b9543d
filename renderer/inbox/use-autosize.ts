import { useLayoutEffect, useRef, type RefObject } from 'react';

/** Keeps a text area as high as its text, between two heights in pixels; beyond the larger one it scrolls. */
export function useAutosize(
  text: string,
  smallest: number,
  largest: number,
): RefObject<HTMLTextAreaElement | null> {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    if (text === '') {
      // Nothing to measure: measuring would lay out the whole page.
      element.style.height = `${smallest}px`;
      element.style.overflowY = 'hidden';
      return;
    }
    element.style.height = 'auto';
    const border = element.offsetHeight - element.clientHeight;
    const wanted = element.scrollHeight + border;
    element.style.height = `${Math.min(largest, Math.max(smallest, wanted))}px`;
    element.style.overflowY = wanted > largest ? 'auto' : 'hidden';
  }, [text, smallest, largest]);
  return field;
}

import type { Locator } from '@playwright/test';

/** How the list is scrolled: pixels a step, upwards when positive. */
type Reading = { readonly steps: number; readonly distance: number };

/** The largest movement that nobody asked for; `words` is empty when it stays under two pixels. */
export type Jump = { readonly pixels: number; readonly words: string };

/**
 * Scrolls a thread step by step and watches the message in the middle of what is shown: a step must move it by that
 * step, and until the next one it must stand still, whatever is put above or below it meanwhile.
 */
export async function largestJump(thread: Locator, reading: Reading): Promise<Jump> {
  return thread.evaluate(async (scroller, { steps, distance }) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const inTheMiddle = () => {
      const { top, height } = scroller.getBoundingClientRect();
      const middle = top + height / 2;
      const distanceOf = (element: Element) =>
        Math.abs(element.getBoundingClientRect().top + element.getBoundingClientRect().height / 2 - middle);
      // What has just been added is invisible until it has been measured: nobody reads it yet.
      const all = [...scroller.querySelectorAll('[data-message]')].filter((message) =>
        message.checkVisibility({ visibilityProperty: true }),
      );
      return all.sort((a, b) => distanceOf(a) - distanceOf(b))[0];
    };
    let pixels = 0;
    let words = '';
    const judge = (movement: number, what: string, step: number, message: Element) => {
      if (Math.abs(movement) <= pixels) return;
      pixels = Math.abs(movement);
      if (pixels >= 2)
        words = `${what}: ${movement.toFixed(1)} px at step ${step}, ${message.textContent.slice(0, 40)}`;
    };
    for (let step = 0; step < steps; step += 1) {
      const message = inTheMiddle();
      if (!message) throw new Error('There is no message in the thread.');
      const before = message.getBoundingClientRect().top;
      const roomNow = () =>
        distance > 0
          ? scroller.scrollTop
          : scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
      // At the edge of what is loaded a reader waits for the next page; there always is one in a chat this long.
      while (roomNow() < 1) await frame();
      const room = roomNow();
      const asked = Math.sign(distance) * Math.min(Math.abs(distance), room);
      scroller.scrollBy(0, -asked);
      await frame();
      await frame();
      if (message.isConnected)
        judge(message.getBoundingClientRect().top - before - asked, 'a step', step, message);
      const read = inTheMiddle();
      if (!read) continue;
      const still = read.getBoundingClientRect().top;
      for (let wait = 0; wait < 6; wait += 1) {
        await frame();
        if (!read.isConnected) break;
        judge(read.getBoundingClientRect().top - still, 'standing still', step, read);
      }
    }
    return { pixels, words };
  }, reading);
}

/** Lets the thread rest for a quarter of a second of frames, as a reader does before turning round. */
export async function rest(thread: Locator): Promise<void> {
  await thread.evaluate(async () => {
    for (let count = 0; count < 15; count += 1)
      await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

/** Watches, frame by frame from now on, where an element stands: asked, it says by how many pixels it was ever off its place. */
export async function watchPlace(watched: Locator): Promise<() => Promise<number>> {
  const reading = await watched.evaluateHandle((element) => {
    const place = () => element.getBoundingClientRect().top;
    const from = place();
    const seen = { farthest: 0 };
    const look = () => {
      if (element.isConnected) seen.farthest = Math.max(seen.farthest, Math.abs(place() - from));
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return seen;
  });
  return () => reading.evaluate(({ farthest }) => farthest);
}

/** Watches the message in the middle of a thread from now on; resolves to how to ask how far it has moved. Pixels. */
export async function movement(thread: Locator): Promise<() => Promise<number>> {
  const read = await thread.evaluateHandle((scroller) => {
    const { top, height } = scroller.getBoundingClientRect();
    const middle = top + height / 2;
    for (const message of scroller.querySelectorAll('[data-message]')) {
      const place = message.getBoundingClientRect();
      if (place.bottom > middle) return { message, top: place.top };
    }
    throw new Error('There is no message in the middle of the thread.');
  });
  return () => read.evaluate(({ message, top }) => Math.abs(message.getBoundingClientRect().top - top));
}

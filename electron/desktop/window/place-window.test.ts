import { expect, test } from 'vitest';

import { isSeen, placeWindow, type Rectangle } from './place-window.ts';

const rect = (x: number, y: number, width: number, height: number): Rectangle => ({ x, y, width, height });
/** A full HD display with a taskbar below. */
const primary = rect(0, 0, 1920, 1040);
const right = rect(1920, 0, 1920, 1080);
const left = rect(-1920, 0, 1920, 1080);
const above = rect(0, -1440, 2560, 1400);

type Row = [what: string, remembered: Rectangle | null, areas: Rectangle[], expected: Rectangle];

test.each<Row>([
  ['the first start is centred', null, [primary], rect(320, 120, 1280, 800)],
  ['the first start on a small display fills it', null, [rect(0, 25, 1280, 775)], rect(0, 25, 1280, 775)],
  ['on a tiny display it stays usable', null, [rect(0, 0, 400, 300)], rect(0, 0, 480, 480)],
  ['a place on the display stays', rect(100, 50, 900, 700), [primary], rect(100, 50, 900, 700)],
  ['fractions of pixels are rounded', rect(100.4, 49.6, 900.5, 699.7), [primary], rect(100, 50, 901, 700)],
  ['a place over two displays stays', rect(1500, 50, 900, 700), [primary, right], rect(1500, 50, 900, 700)],
  [
    'negative coordinates are a display to the left',
    rect(-1500, 100, 900, 700),
    [primary, left],
    rect(-1500, 100, 900, 700),
  ],
  ['and one above', rect(200, -1300, 900, 700), [primary, above], rect(200, -1300, 900, 700)],
  [
    'an unplugged monitor: centred on the primary one',
    rect(2200, 100, 900, 700),
    [primary],
    rect(510, 170, 900, 700),
  ],
  [
    'an unplugged larger monitor: also smaller',
    rect(2000, 100, 2400, 1300),
    [primary],
    rect(0, 0, 1920, 1040),
  ],
  ['half off the right edge: pulled back', rect(1400, 100, 900, 700), [primary], rect(1020, 100, 900, 700)],
  ['below the taskbar: pulled up', rect(100, 600, 900, 700), [primary], rect(100, 340, 900, 700)],
  ['title bar above the screen: pulled down', rect(100, -200, 900, 700), [primary], rect(100, 0, 900, 700)],
  [
    'mostly on the second display: goes there',
    rect(1700, 500, 900, 700),
    [primary, right],
    rect(1920, 380, 900, 700),
  ],
  [
    'a display with a larger scale has fewer pixels',
    rect(0, 0, 1920, 1040),
    [rect(0, 0, 1280, 680)],
    rect(0, 0, 1280, 680),
  ],
  ['a taskbar on the left', rect(0, 0, 900, 700), [rect(60, 0, 1860, 1080)], rect(60, 0, 900, 700)],
  ['far away', rect(99_999, -99_999, 900, 700), [primary], rect(510, 170, 900, 700)],
  ['too small for anything', rect(10, 10, 5, 0), [primary], rect(10, 10, 480, 480)],
  ['no display at all', rect(10, 10, 900, 700), [], rect(10, 10, 900, 700)],
  ['no display at the first start', null, [], rect(0, 0, 1280, 800)],
])('%s', (_what, bounds, areas, expected) => {
  const remembered = bounds === null ? null : { bounds, isMaximized: false };
  expect(placeWindow(remembered, areas)).toEqual({ bounds: expected, isMaximized: false });
});

test('a maximised window is maximised again, over a place that it returns to', () => {
  expect(placeWindow({ bounds: rect(2200, 100, 900, 700), isMaximized: true }, [primary])).toEqual({
    bounds: rect(510, 170, 900, 700),
    isMaximized: true,
  });
});

test.each<[what: string, bounds: Rectangle, areas: Rectangle[], seen: boolean]>([
  ['a corner is enough', rect(1900, 1000, 900, 700), [primary], true],
  ['beside it is not', rect(1920, 0, 900, 700), [primary], false],
  ['on the other one', rect(1920, 0, 900, 700), [primary, right], true],
  ['where no display is', rect(0, 0, 900, 700), [], false],
])('what of a window is seen: %s', (_what, bounds, areas, seen) => {
  expect(isSeen(bounds, areas)).toBe(seen);
});

/** In device-independent pixels; screens to the left of or above the first one have negative coordinates. */
export type Rectangle = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Where the window was when it was last seen. */
export type RememberedPlace = { readonly bounds: Rectangle; readonly isMaximized: boolean };

/** The window is not usable when it is smaller. */
export const smallest = { width: 480, height: 480 };
const usual = { width: 1280, height: 800 };

/**
 * Where the window opens. `workAreas`: what each display has left beside taskbars and docks, the primary one first.
 * A place that is still all on displays stays exactly; one that partly is not moves onto the display that shows most of
 * it, and shrinks if it must; one that lies on no display any more opens in the middle of the primary one.
 */
export function placeWindow(
  remembered: RememberedPlace | null,
  workAreas: readonly Rectangle[],
): RememberedPlace {
  const [primary] = workAreas;
  const isMaximized = remembered?.isMaximized ?? false;
  const wanted = remembered === null ? null : usableSize(rounded(remembered.bounds));
  if (!primary) return { bounds: wanted ?? { x: 0, y: 0, ...usual }, isMaximized };
  if (wanted === null) return { bounds: centred(usual, primary), isMaximized };
  const shown = workAreas.map((area) => ({ area, seen: overlap(wanted, area) }));
  const most = shown.reduce((best, one) => (one.seen > best.seen ? one : best));
  if (most.seen === 0) return { bounds: centred(wanted, primary), isMaximized };
  const seenInAll = shown.reduce((sum, { seen }) => sum + seen, 0);
  const isAllSeen = seenInAll >= wanted.width * wanted.height;
  return { bounds: isAllSeen ? wanted : pulledInto(wanted, most.area), isMaximized };
}

/** True when some of the window lies on a display. */
export function isSeen(bounds: Rectangle, workAreas: readonly Rectangle[]): boolean {
  return workAreas.some((area) => overlap(bounds, area) > 0);
}

function rounded({ x, y, width, height }: Rectangle): Rectangle {
  return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
}

function usableSize({ x, y, width, height }: Rectangle): Rectangle {
  return { x, y, width: Math.max(width, smallest.width), height: Math.max(height, smallest.height) };
}

function fitting(size: Pick<Rectangle, 'width' | 'height'>, area: Rectangle) {
  return {
    width: Math.max(smallest.width, Math.min(size.width, area.width)),
    height: Math.max(smallest.height, Math.min(size.height, area.height)),
  };
}

/** On a display smaller than the smallest window the upper left corner stays visible: there are title and buttons. */
function centred(size: Pick<Rectangle, 'width' | 'height'>, area: Rectangle): Rectangle {
  const { width, height } = fitting(size, area);
  return {
    x: area.x + Math.max(0, Math.floor((area.width - width) / 2)),
    y: area.y + Math.max(0, Math.floor((area.height - height) / 2)),
    width,
    height,
  };
}

function pulledInto(bounds: Rectangle, area: Rectangle): Rectangle {
  const { width, height } = fitting(bounds, area);
  const between = (value: number, low: number, high: number) => Math.max(low, Math.min(value, high));
  return {
    x: between(bounds.x, area.x, area.x + Math.max(0, area.width - width)),
    y: between(bounds.y, area.y, area.y + Math.max(0, area.height - height)),
    width,
    height,
  };
}

function overlap(one: Rectangle, other: Rectangle): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}

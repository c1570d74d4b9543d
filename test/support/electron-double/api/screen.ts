import { EventEmitter } from 'node:events';

export type Rectangle = { x: number; y: number; width: number; height: number };
type Point = { x: number; y: number };

/** One ordinary screen with a bar at its bottom. Specs replace the functions to show others. */
export class Screen extends EventEmitter {
  getAllDisplays() {
    return [this.getPrimaryDisplay()];
  }
  getPrimaryDisplay() {
    const bounds = { x: 0, y: 0, width: 1920, height: 1080 };
    const workArea = { ...bounds, height: 1040 };
    return {
      id: 1,
      label: 'Screen of the Electron double',
      bounds,
      workArea,
      size: { width: bounds.width, height: bounds.height },
      workAreaSize: { width: workArea.width, height: workArea.height },
      scaleFactor: 1,
      rotation: 0,
      internal: true,
      detected: true,
      monochrome: false,
      colorDepth: 24,
      colorSpace: 'srgb',
      depthPerComponent: 8,
      displayFrequency: 60,
      maximumCursorSize: { width: 0, height: 0 },
      nativeOrigin: { x: 0, y: 0 },
      accelerometerSupport: 'unavailable' as const,
      touchSupport: 'unavailable' as const,
    };
  }
  getDisplayMatching(rectangle: Rectangle) {
    const shared = ({ bounds }: { bounds: Rectangle }) =>
      overlap(rectangle.x, rectangle.width, bounds.x, bounds.width) *
      overlap(rectangle.y, rectangle.height, bounds.y, bounds.height);
    const [best] = this.getAllDisplays().sort((a, b) => shared(b) - shared(a));
    return best ?? this.getPrimaryDisplay();
  }
  getDisplayNearestPoint({ x, y }: Point) {
    const distance = ({ bounds }: { bounds: Rectangle }) =>
      outside(x, bounds.x, bounds.width) ** 2 + outside(y, bounds.y, bounds.height) ** 2;
    const [nearest] = this.getAllDisplays().sort((a, b) => distance(a) - distance(b));
    return nearest ?? this.getPrimaryDisplay();
  }
  getCursorScreenPoint(): Point {
    return { x: 960, y: 540 };
  }
}

function overlap(start: number, length: number, otherStart: number, otherLength: number): number {
  return Math.max(0, Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart));
}

function outside(value: number, start: number, length: number): number {
  return Math.max(start - value, 0, value - (start + length));
}

export const screen = new Screen();

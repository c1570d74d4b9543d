import { describe, expect, it, test } from 'vitest';

import type { Picture } from './containers.ts';
import {
  drawApp,
  drawFace,
  drawFaceWithMargin,
  drawOverlay,
  edges,
  faces,
  overlayCounts,
  palettes,
  type PaletteName,
} from './drawings.ts';
import { icons, overlaySizes, traySizes } from './render.ts';

const alphaAt = ({ rgba, size }: Picture, column: number, row: number) =>
  rgba[(row * size + column) * 4 + 3] ?? 0;
const pixels = ({ rgba }: Picture) =>
  Array.from({ length: rgba.length / 4 }, (_, index) => [...rgba.subarray(index * 4, index * 4 + 4)]);

/** How many pixels of two pictures differ by half or more in what they cover: their shapes, without any colour. */
function shapesApart(one: Picture, other: Picture): number {
  const alphas = (picture: Picture) => pixels(picture).map(([, , , alpha = 0]) => alpha);
  const others = alphas(other);
  return alphas(one).filter((alpha, index) => Math.abs(alpha - (others[index] ?? 0)) >= 128).length;
}

const luminance = ([red = 0, green = 0, blue = 0]: readonly number[]) => {
  const linear = (value: number) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
};
const contrast = (one: readonly number[], other: readonly number[]) => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
const colourOf = (code: string) => [1, 3, 5].map((at) => Number.parseInt(code.slice(at, at + 2), 16));

describe.each(traySizes)('the tray at %i pixels', (size) => {
  it('shows four faces that differ in shape, not only in colour', () => {
    const drawn = faces.map((face) => drawFace(face, 'template', size));
    const least = (size * size) / 20;
    for (const [index, one] of drawn.entries()) {
      for (const other of drawn.slice(index + 1)) expect(shapesApart(one, other)).toBeGreaterThan(least);
    }
  });

  it('has crisp edges: the base of the bell begins and ends with whole rows', () => {
    const bell = drawFace('fine', 'light', size);
    const column = Math.floor(size / 4);
    const rows = Array.from({ length: size }, (_, row) => alphaAt(bell, column, row)).slice(
      Math.ceil(size * 0.7),
    );
    expect(rows.every((alpha) => alpha === 0 || alpha === 255)).toBe(true);
    expect(new Set(rows)).toEqual(new Set([0, 255]));
  });
});

test('the images for the menu bar of macOS are black and alpha, nothing else', () => {
  for (const face of faces) {
    for (const size of [16, 32]) {
      const seen = pixels(drawFace(face, 'template', size)).filter(([, , , alpha]) => alpha !== 0);
      expect(seen.every(([red, green, blue]) => red === 0 && green === 0 && blue === 0)).toBe(true);
    }
  }
});

const taskbars: Record<Exclude<PaletteName, 'template' | 'any'>, readonly string[]> = {
  light: ['#ffffff', '#eeeeee', '#dfe5ec'],
  dark: ['#000000', '#1c1c1c', '#2b2b2b', '#1f3a56'],
};
describe.each(Object.entries(taskbars))('the %s colours', (name, backgrounds) => {
  it.each(backgrounds)('keep 3:1 on %s', (background) => {
    // Object.entries forgets which keys there are.
    const palette = palettes[name as keyof typeof taskbars];
    for (const colour of Object.values(palette)) {
      expect(contrast(colourOf(colour), colourOf(background)), colour).toBeGreaterThanOrEqual(3);
    }
  });
});

test('on a panel of any grey each colour or its edge keeps 3:1, and they do so from each other', () => {
  const edge = colourOf('#000000');
  expect(edges.any).toEqual({ colour: '#000', opacity: 1 });
  for (const colour of Object.values(palettes.any)) {
    expect(contrast(colourOf(colour), edge), colour).toBeGreaterThanOrEqual(3);
    for (let grey = 0; grey < 256; grey += 1) {
      const panel = [grey, grey, grey];
      const best = Math.max(contrast(colourOf(colour), panel), contrast(edge, panel));
      expect(best, `${colour} on ${grey}`).toBeGreaterThanOrEqual(3);
    }
  }
});

test.each(faces)(
  'for an unknown panel "%s" is closed by its edge: no colour lies beside the panel',
  (face) => {
    const drawn = drawFaceWithMargin(face, 'any');
    const at = (column: number, row: number) => {
      const inside = Math.min(column, row) >= 0 && Math.max(column, row) < drawn.size;
      return inside ? [...drawn.rgba.subarray((row * drawn.size + column) * 4).subarray(0, 4)] : [0, 0, 0, 0];
    };
    const isPanel = ([, , , alpha = 0]: readonly number[]) => alpha < 128;
    const isColour = (pixel: readonly number[]) => !isPanel(pixel) && contrast(pixel, [0, 0, 0]) >= 3;
    const around = [
      [0, -1],
      [1, 0],
      [0, 1],
      [-1, 0],
    ] as const;
    for (let row = 0; row < drawn.size; row += 1) {
      for (let column = 0; column < drawn.size; column += 1) {
        if (!isColour(at(column, row))) continue;
        expect(around.map(([x, y]) => isPanel(at(column + x, row + y)))).not.toContain(true);
      }
    }
  },
);

test('each number of the overlay differs from the others', () => {
  for (const size of overlaySizes) {
    const drawn = overlayCounts.map((count) => Buffer.from(drawOverlay(count, size).rgba).toString('hex'));
    expect(new Set(drawn).size).toBe(overlayCounts.length);
  }
});

test('the app’s icon fills its square in every size', () => {
  for (const size of [16, 24, 32, 48, 256, 1024]) {
    const icon = drawApp(size);
    expect(icon.size).toBe(size);
    const middle = size / 2;
    expect([alphaAt(icon, middle, 0), alphaAt(icon, 0, middle), alphaAt(icon, 0, 0)]).toEqual([255, 255, 0]);
  }
});

test('every file that the hosts and installers ask for is drawn, once', () => {
  const paths = [...icons()].map(([path]) => path);
  expect(new Set(paths).size).toBe(paths.length);
  expect(paths.filter((path) => !/^(overlay|app)\//.test(path))).toEqual([
    'icon.png',
    'icon.ico',
    'icon.icns',
    ...faces.flatMap((face) => [
      `tray/${face}.png`,
      `tray/${face}Template.png`,
      `tray/${face}Template@2x.png`,
      `tray/${face}-light.ico`,
      `tray/${face}-dark.ico`,
    ]),
  ]);
  expect(paths.filter((path) => path.startsWith('overlay/'))).toHaveLength(70);
  expect(paths.filter((path) => path.startsWith('app/'))).toHaveLength(8);
});

import { readFileSync } from 'node:fs';

import { Resvg } from '@resvg/resvg-js';

import type { Picture } from './containers.ts';

/** What the tray tells; each face has a shape of its own. */
export const faces = ['fine', 'needs-reply', 'trouble', 'paused'] as const;
export type Face = (typeof faces)[number];

type Palette = Readonly<Record<'bell' | 'button' | Exclude<Face, 'fine'>, string>>;

/** Where a tray icon is drawn for. Each colour keeps 3:1 against the taskbars it is meant for. */
export const palettes = {
  /** On a light taskbar. */
  light: {
    bell: '#0f6178',
    button: '#b06a05',
    'needs-reply': '#b06a05',
    trouble: '#c2352b',
    paused: '#0f6178',
  },
  /** On a dark taskbar. */
  dark: {
    bell: '#7cc9de',
    button: '#f4b740',
    'needs-reply': '#f4b740',
    trouble: '#ff7a70',
    paused: '#e8edf2',
  },
  /** Where the colour of the panel is not known. */
  any: {
    bell: '#2a8aa6',
    button: '#c27a12',
    'needs-reply': '#c27a12',
    trouble: '#e0453a',
    paused: '#2a8aa6',
  },
  /** For the menu bar of macOS, which colours it itself. */
  template: { bell: '#000', button: '#000', 'needs-reply': '#000', trouble: '#000', paused: '#000' },
} as const satisfies Record<string, Palette>;
export type PaletteName = keyof typeof palettes;

/** The grids that were drawn; a size that is a multiple of one is as crisp as it. */
const grids = [32, 28, 24, 20, 16] as const;

/** A face of the tray. `size` in pixels; best a multiple of a grid. */
export function drawFace(face: Face, palette: PaletteName, size: number): Picture {
  const colours = palettes[palette];
  const grid = grids.find((drawn) => size % drawn === 0) ?? 32;
  const mark = face === 'fine' ? '' : `.mark.${face} { display: inline; fill: ${colours[face]} }`;
  return draw(
    `tray-${grid}.svg`,
    size,
    `.mark, .gap { display: none } .gap.${face} { display: inline } ${mark}
     .bell { fill: ${colours.bell} } .button { fill: ${colours.button} }`,
  );
}

/** What the taskbar's overlay counts up to; more is shown as `9+`. */
export const overlayCounts = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'more'] as const;

/** A number for the taskbar button of Windows. `size` in pixels. */
export function drawOverlay(count: (typeof overlayCounts)[number], size: number): Picture {
  const shown = count === 'more' ? '.more' : `.n${count}`;
  return draw(
    'overlay.svg',
    size,
    `.count { display: none } .count${shown} { display: inline } .plate { fill: #f4b740 } .ink { stroke: #2b1a00 }`,
  );
}

/** The app's icon up to the edge, for Windows and Linux. `size` in pixels; small sizes have a drawing of their own. */
export function drawApp(size: number): Picture {
  return draw(size < 48 ? 'app-small.svg' : 'app.svg', size);
}

/** The app's icon with the margin that macOS wants around its plates: 824 of 1024. */
export function drawAppForMac(size: number): Picture {
  const drawing = read(size < 48 ? 'app-small.svg' : 'app.svg');
  const inner = drawing.replace('<svg ', '<svg x="100" y="100" width="824" height="824" ');
  return render(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024">${inner.replace(/<!--[^]*?-->/, '')}</svg>`,
    size,
  );
}

function draw(file: string, size: number, style?: string): Picture {
  const drawing = read(file);
  return render(
    style === undefined ? drawing : drawing.replace(/<style>[^]*?<\/style>/, `<style>${style}</style>`),
    size,
  );
}

function read(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}

function render(drawing: string, size: number): Picture {
  const image = new Resvg(drawing, { fitTo: { mode: 'width', value: size } }).render();
  return { size, png: image.asPng(), rgba: straight(image.pixels) };
}

/** The renderer gives colours already multiplied by their alpha; icons want them plain. */
function straight(pixels: Uint8Array): Uint8Array {
  return pixels.map((value, index) => {
    const alpha = pixels[index - (index % 4) + 3] ?? 0;
    if (index % 4 === 3 || alpha === 0) return value;
    return Math.min(255, Math.round((value * 255) / alpha));
  });
}

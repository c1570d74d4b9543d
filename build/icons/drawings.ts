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
  /** Where the colour of the panel is not known: light, with a dark edge. One of the two can be seen on every panel. */
  any: {
    bell: '#7cc9de',
    button: '#f4b740',
    'needs-reply': '#f4b740',
    trouble: '#ff8c82',
    paused: '#e8edf2',
  },
  /** For the menu bar of macOS, which colours it itself. */
  template: { bell: '#000', button: '#000', 'needs-reply': '#000', trouble: '#000', paused: '#000' },
} as const satisfies Record<string, Palette>;
export type PaletteName = keyof typeof palettes;

/** Around every shape. On a dark taskbar it is not seen; Windows colours that one as the owner likes, also mid-blue. */
export const edges = {
  any: { colour: '#000', opacity: 1 },
  dark: { colour: '#000', opacity: 0.6 },
} as const satisfies Partial<Record<PaletteName, { colour: string; opacity: number }>>;
/** Of 16 points, to each side. */
const edgeWidth = 1;

/** The grids that were drawn; a size that is a multiple of one is as crisp as it. */
const grids = [32, 28, 24, 20, 16] as const;

/** A face of the tray. `size` in pixels; best a multiple of a grid. */
export function drawFace(face: Face, palette: PaletteName, size: number): Picture {
  const grid = grids.find((drawn) => size % drawn === 0) ?? 32;
  return render(styled(withEdge(read(`tray-${grid}.svg`), palette, grid), styleOf(face, palette)), size);
}

/** The same in the middle of a square that leaves room for the whole edge: 28 of 32, and as crisp. */
export function drawFaceWithMargin(face: Face, palette: PaletteName): Picture {
  const drawing = withEdge(read('tray-28.svg'), palette, 28).replace('"0 0 28 28"', '"-2 -2 32 32"');
  return render(styled(drawing, styleOf(face, palette)), 32);
}

function styleOf(face: Face, palette: PaletteName): string {
  const colours = palettes[palette];
  const mark = face === 'fine' ? '' : `.mark.${face} { display: inline; fill: ${colours[face]} }`;
  return `.mark, .gap { display: none } .gap.${face} { display: inline } ${mark}
    .bell { fill: ${colours.bell} } .button { fill: ${colours.button} }`;
}

/** Puts every shape once more beneath the drawing, wider by the edge of its palette. */
function withEdge(drawing: string, palette: PaletteName, grid: number): string {
  if (palette !== 'any' && palette !== 'dark') return drawing;
  const { colour, opacity } = edges[palette];
  const width = (2 * edgeWidth * grid) / 16;
  return drawing.replace(/(<\/mask>)([^]*)(<\/svg>)/, (_all, mask: string, shapes: string, end: string) => {
    // Whole, and of one colour: the gap around a mark is closed by it too.
    const whole = shapes.replace(' class="bell" mask="url(#around)"', '').replace(' class="button"', '');
    const edge = `fill="${colour}" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round"`;
    return `${mask}<g ${edge} opacity="${opacity}">${whole}</g>${shapes}${end}`;
  });
}

/** What the taskbar's overlay counts up to; more is shown as `9+`. */
export const overlayCounts = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'more'] as const;

/** A number for the taskbar button of Windows. `size` in pixels. */
export function drawOverlay(count: (typeof overlayCounts)[number], size: number): Picture {
  const shown = count === 'more' ? '.more' : `.n${count}`;
  const style = `.count { display: none } .count${shown} { display: inline } .plate { fill: #f4b740 } .ink { stroke: #2b1a00 }`;
  return render(styled(read('overlay.svg'), style), size);
}

/** The app's icon up to the edge, for Windows and Linux. `size` in pixels; small sizes have a drawing of their own. */
export function drawApp(size: number): Picture {
  return render(read(size < 48 ? 'app-small.svg' : 'app.svg'), size);
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

function styled(drawing: string, style: string): string {
  return drawing.replace(/<style>[^]*?<\/style>/, `<style>${style}</style>`);
}

function read(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}

function render(drawing: string, size: number): Picture {
  const image = new Resvg(drawing, {
    fitTo: { mode: 'width', value: size },
    // There is no text in any drawing: looking for fonts takes longer than drawing.
    font: { loadSystemFonts: false },
  }).render();
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

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

import { icns, icnsSizes, ico } from './containers.ts';
import {
  drawApp,
  drawAppForMac,
  drawFace,
  drawFaceWithMargin,
  drawOverlay,
  faces,
  overlayCounts,
} from './drawings.ts';

/** Pixels of what is 16 points high, from 100 to 400 % of a Windows screen. */
export const traySizes = [16, 20, 24, 28, 32, 40, 48, 64] as const;
/** Pixels of the overlay, from 100 to 300 %. */
export const overlaySizes = [16, 20, 24, 28, 32, 40, 48] as const;
const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256] as const;
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512] as const;
/** Every icon as path below the folder → content. */
export function* icons(): Generator<readonly [path: string, content: Uint8Array]> {
  yield ['icon.png', drawApp(1024).png];
  yield ['icon.ico', ico(windowsSizes.map(drawApp))];
  yield ['icon.icns', icns(icnsSizes.map(drawAppForMac))];
  for (const size of linuxSizes) yield [`app/${size}x${size}.png`, drawApp(size).png];
  for (const face of faces) {
    // A Linux panel takes one picture and scales it to 16, 22 or 24 points: 32 pixels come out best.
    yield [`tray/${face}.png`, drawFaceWithMargin(face, 'any').png];
    yield [`tray/${face}Template.png`, drawFace(face, 'template', 16).png];
    yield [`tray/${face}Template@2x.png`, drawFace(face, 'template', 32).png];
    for (const taskbar of ['light', 'dark'] as const) {
      yield [`tray/${face}-${taskbar}.ico`, ico(traySizes.map((size) => drawFace(face, taskbar, size)))];
    }
  }
  for (const count of overlayCounts) {
    for (const size of overlaySizes) yield [`overlay/${count}-${size}.png`, drawOverlay(count, size).png];
  }
}

/** Writes every icon below a folder, which is made. */
function writeIcons(folder: string): void {
  for (const [path, content] of icons()) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const folder = argv[2];
  if (folder === undefined) throw new Error('Into which folder? node build/icons/render.ts <folder>');
  writeIcons(folder);
}

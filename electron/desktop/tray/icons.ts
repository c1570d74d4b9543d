import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { nativeImage, type NativeImage } from 'electron';

/** Beside the built program, as the rest of what was built. */
const folder = fileURLToPath(new URL('../../.out/icons', import.meta.url));

/** The path of an icon by its file below the folder of icons. */
function iconPath(file: string): string {
  return join(folder, file);
}

/** Reads each icon once. */
export function createIcons(): (file: string) => NativeImage {
  const read = new Map<string, NativeImage>();
  return (file) => {
    const image = read.get(file) ?? nativeImage.createFromPath(iconPath(file));
    read.set(file, image);
    return image;
  };
}

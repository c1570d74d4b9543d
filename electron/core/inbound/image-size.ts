import { open } from 'node:fs/promises';

/** Long previews come before the size in some JPEGs, bytes. */
const headLength = 256 * 1024;

/** Width and height in pixels. */
export type ImageSize = { readonly width: number; readonly height: number };

/**
 * The size of a picture from the beginning of its file, as it is shown (a phone's JPEG may be turned by its EXIF
 * mark); null for other files and for headers that are cut off or wrong. Sources: the PNG, GIF, WebP and JPEG (T.81)
 * specifications.
 */
export function imageSizeOf(head: Uint8Array): ImageSize | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  try {
    const size = pngSize(view) ?? gifSize(view) ?? webpSize(view) ?? jpegSize(view);
    return size !== null && size.width > 0 && size.height > 0 ? size : null;
  } catch (error) {
    // Reading past the end of a header that is cut off.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function textAt(view: DataView, offset: number, length: number): string {
  let text = '';
  for (let index = offset; index < offset + length; index += 1)
    text += String.fromCharCode(view.getUint8(index));
  return text;
}

function pngSize(view: DataView): ImageSize | null {
  if (view.getUint32(0) !== 0x89504e47) return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function gifSize(view: DataView): ImageSize | null {
  if (textAt(view, 0, 4) !== 'GIF8') return null;
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function webpSize(view: DataView): ImageSize | null {
  if (textAt(view, 0, 4) !== 'RIFF' || textAt(view, 8, 4) !== 'WEBP') return null;
  const triple = (offset: number) => view.getUint16(offset, true) + (view.getUint8(offset + 2) << 16);
  switch (textAt(view, 12, 4)) {
    case 'VP8X':
      return { width: triple(24) + 1, height: triple(27) + 1 };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    default:
      return null;
  }
}

function jpegSize(view: DataView): ImageSize | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  let isTurned = false;
  for (let offset = 2; ;) {
    if (view.getUint8(offset) !== 0xff) return null;
    const marker = view.getUint8(offset + 1);
    if (marker === 0xff) {
      offset += 1;
      continue;
    }
    if (marker === 0xe1) isTurned ||= isExifTurned(view, offset + 4);
    // Start of frame; C4, C8 and CC in that range are tables.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const [height, width] = [view.getUint16(offset + 5), view.getUint16(offset + 7)];
      return isTurned ? { width: height, height: width } : { width, height };
    }
    if (marker === 0xd9 || marker === 0xda) return null;
    offset += 2 + view.getUint16(offset + 2);
  }
}

/** Orientations 5 to 8 show the picture on its side. */
function isExifTurned(view: DataView, offset: number): boolean {
  if (textAt(view, offset, 4) !== 'Exif') return false;
  const tiff = offset + 6;
  const isLittle = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, isLittle);
  const entries = view.getUint16(directory, isLittle);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * 12;
    if (view.getUint16(at, isLittle) === 0x0112) return view.getUint16(at + 8, isLittle) >= 5;
  }
  return false;
}

/** The size of a picture on disk, by its first bytes; null for other files. Rejects when it cannot be read. */
export async function imageSizeOfFile(file: string, mimeType: string): Promise<ImageSize | null> {
  if (!mimeType.startsWith('image/')) return null;
  const handle = await open(file);
  try {
    const head = Buffer.alloc(headLength);
    const { bytesRead } = await handle.read(head, 0, headLength, 0);
    return imageSizeOf(head.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

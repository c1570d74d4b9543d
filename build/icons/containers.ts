/** One picture of an icon: `size` × `size` pixels, as PNG and as plain RGBA (not premultiplied). */
export type Picture = { readonly size: number; readonly png: Uint8Array; readonly rgba: Uint8Array };

/**
 * An .ico of several sizes (1 to 256 pixels). Up to 128 they are stored as bitmaps, which every Windows program reads;
 * 256 is stored as PNG, as Windows itself does.
 */
export function ico(pictures: readonly Picture[]): Buffer {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  const bodies = pictures.map((picture, index) => {
    const body = picture.size >= 256 ? Buffer.from(picture.png) : bitmap(picture);
    const entry = 6 + 16 * index;
    // 256 does not fit into a byte and is written as 0.
    header.writeUInt8(picture.size % 256, entry);
    header.writeUInt8(picture.size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(body.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += body.length;
    return body;
  });
  return Buffer.concat([header, ...bodies]);
}

/** A BITMAPINFOHEADER, the colours as BGRA from the bottom up, and a mask that hides nothing: alpha does that. */
function bitmap({ size, rgba }: Picture): Buffer {
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(size, 4);
  // Colours and mask one above the other: twice the height.
  header.writeInt32LE(size * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  header.writeUInt32LE(size * size * 4, 20);
  const colours = Buffer.alloc(size * size * 4);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const from = (row * size + column) * 4;
      const to = ((size - 1 - row) * size + column) * 4;
      const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(from, from + 4);
      colours.set([blue, green, red, alpha], to);
    }
  }
  const mask = Buffer.alloc(Math.ceil(size / 32) * 4 * size);
  return Buffer.concat([header, colours, mask]);
}

/**
 * Size in pixels → the types that hold it as PNG, for one screen pixel a point and for two. The types of 16 and 32
 * points at one pixel want another coding; macOS makes those from the larger ones.
 */
const icnsTypes: Readonly<Record<number, readonly string[]>> = {
  32: ['ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic13', 'ic08'],
  512: ['ic14', 'ic09'],
  1024: ['ic10'],
};

/** The sizes that `icns` wants. */
export const icnsSizes: readonly number[] = Object.keys(icnsTypes).map(Number);

/** An .icns for macOS. Throws on a size that it has no type for. */
export function icns(pictures: readonly Picture[]): Buffer {
  const parts = pictures.flatMap(({ size, png }) => {
    const types = icnsTypes[size];
    if (types === undefined) throw new Error(`An .icns has no place for ${size} pixels.`);
    return types.map((type) => part(type, png));
  });
  return part('icns', Buffer.concat(parts));
}

/** Four letters, the length with these eight bytes, the content. */
function part(type: string, content: Uint8Array): Buffer {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(header.length + content.length, 4);
  return Buffer.concat([header, content]);
}

import { crc32, deflateSync } from 'node:zlib';

const width = 480;
const height = 600;

/** Red, green and blue, 0 to 255 each. */
type Colour = readonly [number, number, number];

/** A hand-sized picture of five painted nails on a soft background, as PNG. */
export function drawNails(): Uint8Array {
  const polish: readonly Colour[] = [
    [198, 106, 120],
    [214, 138, 146],
    [226, 168, 170],
    [214, 138, 146],
    [198, 106, 120],
  ];
  const tips = [300, 210, 170, 205, 275];
  return paint((x, y) => {
    const base = mix([246, 232, 222], [228, 204, 192], y / height);
    const finger = Math.min(4, Math.floor((x - 30) / 84));
    if (x < 30 || finger < 0) return base;
    const centre = 30 + finger * 84 + 42;
    const top = tips[finger] ?? 200;
    const skin = capsule(x, y, centre, top - 20, 36);
    const nail = capsule(x, y, centre, top, 27) * (1 - smooth(top + 96, top + 100, y));
    const shine = capsule(x, y, centre - 10, top + 14, 5) * (1 - smooth(top + 60, top + 70, y));
    const shade = mix([236, 196, 174], [216, 170, 148], Math.abs(x - centre) / 40);
    const painted = mix(mix(base, shade, skin), polish[finger] ?? [200, 110, 120], nail);
    return mix(painted, [255, 244, 244], shine * 0.7);
  });
}

/** Long wavy hair going from brown to honey, as PNG. */
export function drawHair(): Uint8Array {
  return paint((x, y) => {
    const background = mix([236, 238, 236], [214, 220, 218], y / height);
    const sway = 22 * Math.sin(y / 70) + 9 * Math.sin(y / 31);
    const edge = 150 + 46 * Math.sin(y / 210);
    const inside = 1 - smooth(edge - 8, edge, Math.abs(x - 240 - sway));
    const strand = 0.5 + 0.5 * Math.sin((x - sway * 1.4) / 4.2 + 2.5 * Math.sin(y / 90 + x / 60));
    const length = mix([86, 58, 42], [206, 164, 112], smooth(140, 520, y + 30 * strand));
    return mix(background, mix(length, [245, 222, 184], strand * 0.22), inside);
  });
}

/** 1 inside an upright shape with a round top at (`centre`, `top`), falling softly to 0 at its border. */
function capsule(x: number, y: number, centre: number, top: number, radius: number): number {
  const away = y < top + radius ? Math.hypot(x - centre, y - top - radius) : Math.abs(x - centre);
  return 1 - smooth(radius - 1.5, radius + 1.5, away);
}

function smooth(from: number, to: number, value: number): number {
  const part = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return part * part * (3 - 2 * part);
}

function mix(one: Colour, other: Colour, part: number): Colour {
  const share = Math.min(1, Math.max(0, part));
  return [
    one[0] + (other[0] - one[0]) * share,
    one[1] + (other[1] - one[1]) * share,
    one[2] + (other[2] - one[2]) * share,
  ];
}

/** Writes an 8-bit RGB PNG. Source: W3C Portable Network Graphics, sections 5 and 11. */
function paint(colourAt: (x: number, y: number) => Colour): Uint8Array {
  const rows = Buffer.alloc((1 + width * 3) * height);
  let offset = 0;
  for (let y = 0; y < height; y += 1) {
    offset += 1;
    for (let x = 0; x < width; x += 1) {
      for (const part of colourAt(x, y)) {
        rows[offset] = Math.round(part);
        offset += 1;
      }
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const file = Buffer.alloc(body.length + 8);
  file.writeUInt32BE(content.length, 0);
  body.copy(file, 4);
  file.writeUInt32BE(crc32(body), body.length + 4);
  return file;
}

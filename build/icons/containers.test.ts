import { expect, test } from 'vitest';

import { icns, icnsSizes, ico } from './containers.ts';
import { drawAppForMac, drawFace, drawApp } from './drawings.ts';

test('an .ico tells the size, place and length of each of its pictures', () => {
  const file = ico([drawApp(16), drawApp(48), drawApp(256)]);
  expect([file.readUInt16LE(0), file.readUInt16LE(2), file.readUInt16LE(4)]).toEqual([0, 1, 3]);
  const entries = [0, 1, 2].map((index) => {
    const at = 6 + 16 * index;
    return {
      size: file.readUInt8(at),
      bits: file.readUInt16LE(at + 6),
      length: file.readUInt32LE(at + 8),
      offset: file.readUInt32LE(at + 12),
    };
  });
  const bitmapLength = (size: number) => 40 + size * size * 4 + Math.ceil(size / 32) * 4 * size;
  expect(entries).toEqual([
    { size: 16, bits: 32, length: bitmapLength(16), offset: 54 },
    { size: 48, bits: 32, length: bitmapLength(48), offset: 54 + bitmapLength(16) },
    {
      size: 0,
      bits: 32,
      length: file.length - 54 - bitmapLength(16) - bitmapLength(48),
      offset: 54 + bitmapLength(16) + bitmapLength(48),
    },
  ]);
  expect(file.subarray(entries[2]?.offset).subarray(1, 4).toString('latin1')).toBe('PNG');
});

test('a bitmap in it stands on its head, blue first, with the alpha of the drawing', () => {
  const drawn = drawFace('fine', 'light', 16);
  const file = ico([drawn]);
  const header = file.subarray(22, 62);
  expect([header.readUInt32LE(0), header.readInt32LE(4), header.readInt32LE(8)]).toEqual([40, 16, 32]);
  const pixel = (column: number, row: number) =>
    file.subarray(62).subarray(((15 - row) * 16 + column) * 4, ((15 - row) * 16 + column) * 4 + 4);
  // The base of the bell, and the empty corner above.
  expect([...pixel(4, 12)]).toEqual([0x78, 0x61, 0x0f, 255]);
  expect([...pixel(0, 0)]).toEqual([0, 0, 0, 0]);
});

test('an .icns holds every size for one and two pixels a point, each as PNG of the length it tells', () => {
  const file = icns(icnsSizes.map(drawAppForMac));
  expect(file.subarray(0, 4).toString('latin1')).toBe('icns');
  expect(file.readUInt32BE(4)).toBe(file.length);
  const parts: [string, number][] = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
    // The width of a PNG stands 16 bytes into it.
    parts.push([file.subarray(at, at + 4).toString('latin1'), file.readUInt32BE(at + 8 + 16)]);
  }
  expect(parts).toEqual([
    ['ic11', 32],
    ['ic12', 64],
    ['ic07', 128],
    ['ic13', 256],
    ['ic08', 256],
    ['ic14', 512],
    ['ic09', 512],
    ['ic10', 1024],
  ]);
  expect(() => icns([drawAppForMac(48)])).toThrow('48 pixels');
});

import { expect, test } from 'vitest';

import { imageSizeOf } from './image-size.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'));

const frame = 'ffc0 0011 08 0064 00c8 03';
const comment = 'fffe 0006 41414141';
/** EXIF with one entry, the orientation 6: turned by 90 degrees. */
const turned = `ffe1 0022 457869660000 4d4d002a00000008 0001 0112 0003 00000001 0006 0000 00000000`;

test.each([
  ['PNG', '89504e470d0a1a0a 0000000d 49484452 00000280 000001e0', { width: 640, height: 480 }],
  ['GIF', '474946383961 4001 f000', { width: 320, height: 240 }],
  ['JPEG', `ffd8 ${comment} ${frame}`, { width: 200, height: 100 }],
  ['JPEG with a table before the frame', `ffd8 ffc4 0004 0000 ${frame}`, { width: 200, height: 100 }],
  ['JPEG turned by its EXIF mark', `ffd8 ${turned} ${frame}`, { width: 100, height: 200 }],
  [
    'WebP, lossy',
    `52494646 00000000 57454250 56503820 00000000 000000 9d012a 4001 f000`,
    { width: 320, height: 240 },
  ],
  ['WebP, lossless', `52494646 00000000 57454250 5650384c 00000000 2f 3fc13b00`, { width: 320, height: 240 }],
  [
    'WebP, extended',
    `52494646 00000000 57454250 56503858 0000000a 00000000 3f0100 ef0000`,
    { width: 320, height: 240 },
  ],
  ['a text', Buffer.from('Dear diary, today I was a picture').toString('hex'), null],
  ['nothing', '', null],
  ['a PNG that is cut off', '89504e470d0a1a0a', null],
  ['a JPEG without a frame', 'ffd8 ffd9', null],
  ['a PNG of no size', '89504e470d0a1a0a 0000000d 49484452 00000000 000001e0', null],
])('%s', (_, hex, expected) => {
  expect(imageSizeOf(bytes(hex))).toEqual(expected);
});

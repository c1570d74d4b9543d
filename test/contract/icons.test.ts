import { expect, test } from 'vitest';

import { faceFile, overlayFile } from '#desktop/tray/icon-files.ts';

import { faces } from '../../build/icons/drawings.ts';
import { icons } from '../../build/icons/render.ts';

test('every icon that the desktop app asks for is drawn', () => {
  const drawn = new Set([...icons()].map(([path]) => path));
  const bars = (['darwin', 'win32', 'linux'] as const).flatMap((platform) =>
    [true, false].map((isDark) => ({ platform, isDark })),
  );
  const wanted = [
    ...faces.flatMap((face) => bars.map((bar) => faceFile(face, bar))),
    ...[1, 2, 5, 9, 10].flatMap((count) =>
      [1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4].map((scale) => overlayFile(count, scale)),
    ),
  ];
  expect(wanted.filter((path) => !drawn.has(path))).toEqual([]);
});

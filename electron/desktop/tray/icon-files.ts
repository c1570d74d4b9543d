import type { Face } from './face.ts';

/** For which bar an icon is wanted. */
export type Bar = {
  readonly platform: NodeJS.Platform;
  /** Windows: the taskbar is dark. */
  readonly isDark: boolean;
};

/**
 * The file of a face below the folder of icons. Windows takes the size that its screen needs out of an .ico, for the
 * colour of its taskbar; macOS colours a template itself; a Linux panel, whose colour nobody tells, gets one picture
 * that can be read on both.
 */
export function faceFile(face: Face['kind'], { platform, isDark }: Bar): string {
  if (platform === 'darwin') return `tray/${face}Template.png`;
  if (platform === 'win32') return `tray/${face}-${isDark ? 'dark' : 'light'}.ico`;
  return `tray/${face}.png`;
}

/** The pixels in which the numbers of the taskbar were drawn. */
const overlaySizes = [16, 20, 24, 28, 32, 40, 48] as const;

/**
 * The file of a number on the taskbar button, 16 points wide: the smallest that need not be enlarged on a screen of
 * that scale (1 = 100 %). Above nine it is `9+`. `count` ≥ 1.
 */
export function overlayFile(count: number, scaleFactor: number): string {
  const size = overlaySizes.find((drawn) => drawn >= 16 * scaleFactor) ?? 48;
  return `overlay/${count > 9 ? 'more' : count}-${size}.png`;
}

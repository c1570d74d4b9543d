import { describe, expect, it } from 'vitest';

import { resetCommand, type Program } from './reset-command.ts';

const installed: Program = {
  platform: 'linux',
  executable: '/opt/Deskbell/deskbell',
  appImage: null,
  sources: null,
  dataFolder: null,
};

describe('the line that removes a forgotten PIN', () => {
  it.each<[string, Partial<Program>, string]>([
    ['a package', {}, '/opt/Deskbell/deskbell --reset-pin'],
    [
      'an AppImage',
      { executable: '/tmp/.mount_x/deskbell', appImage: '/home/anna/My Apps/Deskbell.AppImage' },
      "'/home/anna/My Apps/Deskbell.AppImage' --reset-pin",
    ],
    [
      'Windows',
      { platform: 'win32', executable: String.raw`C:\Users\Anna B\Programs\Deskbell\Deskbell.exe` },
      String.raw`"C:\Users\Anna B\Programs\Deskbell\Deskbell.exe" --reset-pin`,
    ],
    [
      'a Mac',
      { platform: 'darwin', executable: '/Applications/Deskbell.app/Contents/MacOS/Deskbell' },
      'open -a /Applications/Deskbell.app --args --reset-pin',
    ],
    [
      'a Mac, from sources',
      {
        platform: 'darwin',
        executable: '/src/node_modules/electron/dist/Electron.app/Contents/MacOS/Electron',
        sources: '/src',
      },
      '/src/node_modules/electron/dist/Electron.app/Contents/MacOS/Electron /src --reset-pin',
    ],
    [
      'a folder of its own',
      { dataFolder: "/mnt/shop's data" },
      String.raw`/opt/Deskbell/deskbell --data-dir '/mnt/shop'\''s data' --reset-pin`,
    ],
  ])('%s', (_name, program, line) => {
    expect(resetCommand({ ...installed, ...program })).toBe(line);
  });
});

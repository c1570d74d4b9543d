import { expect, test } from 'vitest';

import { autostartFile, isAutostartOn } from './autostart-file.ts';

test('the entry starts the program hidden', () => {
  expect(autostartFile('/opt/Deskbell/deskbell', ['--hidden'])).toBe(
    [
      '[Desktop Entry]',
      'Type=Application',
      'Name=Deskbell',
      'Exec=/opt/Deskbell/deskbell --hidden',
      'Terminal=false',
      'StartupNotify=false',
      'X-GNOME-Autostart-enabled=true',
      '',
    ].join('\n'),
  );
});

// As the Desktop Entry Specification has it: quoted for the command line, then escaped as a string.
test.each([
  ['/opt/Deskbell/deskbell', '/opt/Deskbell/deskbell'],
  ['/home/anna/My Apps/Deskbell.AppImage', '"/home/anna/My Apps/Deskbell.AppImage"'],
  ['/home/Анна/Deskbell.AppImage', '"/home/Анна/Deskbell.AppImage"'],
  ['/tmp/100%/deskbell', '/tmp/100%%/deskbell'],
  ['/tmp/a"b', String.raw`"/tmp/a\\"b"`],
  ['/tmp/$HOME/`x`', String.raw`"/tmp/\\$HOME/\\` + '`x' + String.raw`\\` + '`"'],
  [String.raw`/tmp/a\b`, String.raw`"/tmp/a\\\\b"`],
])('%s is quoted', (program, exec) => {
  expect(autostartFile(program, [])).toContain(`\nExec=${exec}\n`);
});

test.each([
  ['as it was written', autostartFile('/opt/deskbell', ['--hidden']), true],
  ['switched off by GNOME', '[Desktop Entry]\nX-GNOME-Autostart-enabled=false\n', false],
  ['switched off by hiding', '[Desktop Entry]\nHidden=true\n', false],
  ['with spaces and capitals', '[Desktop Entry]\n hidden = TRUE \n', false],
  ['explicitly shown', '[Desktop Entry]\nHidden=false\n', true],
])('an entry %s', (_what, content, isOn) => {
  expect(isAutostartOn(content)).toBe(isOn);
});

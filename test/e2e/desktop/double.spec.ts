import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from '#test/support/desktop/fixture.ts';

const sample = fileURLToPath(new URL('../../support/electron-double/sample-app', import.meta.url));

test('the first window shows the page', async ({ launch }) => {
  const desktop = await launch({ main: sample });
  const page = await desktop.window();
  await expect(page).toHaveTitle('Sample');
  await desktop.probe.clickTrayItem('Push');
  await expect(page.locator('#pushed')).toHaveText('pushed');
  await desktop.app.evaluate(() => (globalThis as any).sample.notify({ title: 'Maria', body: 'Hello' }));
  console.log(JSON.stringify(await desktop.probe.tray()), await desktop.probe.notifications());
  await desktop.probe.clickNotification('Maria');
  await page.evaluate(() => (window as any).sample.tell('x'));
  console.log(await desktop.secondStart(['--again']));
  await desktop.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer(),
  );
  await expect.poll(() => desktop.app.evaluate(() => (globalThis as any).sample.gone)).toEqual(['crashed']);
  console.log(
    await desktop.app.evaluate(() => {
      const { tray, notify, ...s } = (globalThis as any).sample;
      return s;
    }),
  );
  void join;
});

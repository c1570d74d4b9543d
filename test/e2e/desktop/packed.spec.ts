import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { packWithStandIn, unpackArchive } from '../../../build/packaging/pack-with-stand-in.ts';
import { expect, test } from '../../support/desktop/fixture.ts';

let folder: string;
let program: string;
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'deskbell-packed-'));
  program = join(folder, 'program');
  unpackArchive((await packWithStandIn(folder, 'somebody/deskbell')).archive, program);
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what the installer packs starts, keeps its data and shows its screens', async ({ launch }) => {
  const desktop = await launch({
    main: program,
    args: ['--data-dir', join(folder, 'data'), '--ingress-port', '0', '--ui-port', '0'],
  });
  const page = await desktop.window();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const paths = await desktop.app.evaluate(({ app }) => ({
    path: app.getAppPath(),
    version: app.getVersion(),
  }));
  expect(paths.path).toBe(program);
});

import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Electron's own mark before the row of its fuses; see @electron/fuses. */
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/**
 * A folder that looks to electron-builder like Electron for Linux, so that packaging can be tried where the real one
 * cannot be fetched. Nothing in it runs. Its fuses stand as in a fresh Electron.
 */
export function writeStandIn(folder: string, version: string): void {
  for (const part of ['resources', 'locales']) mkdirSync(join(folder, part), { recursive: true });
  const fuses = Buffer.concat([Buffer.from(fuseMark), Buffer.from([1, 9]), Buffer.from('101100011')]);
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('not a program '), fuses]));
  chmodSync(join(folder, 'electron'), 0o755);
  writeFileSync(join(folder, 'version'), version);
  for (const file of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox'])
    writeFileSync(join(folder, file), '');
  for (const language of ['de', 'en-US', 'ru']) writeFileSync(join(folder, 'locales', `${language}.pak`), '');
}

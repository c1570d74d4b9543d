import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { withRollout } from './rollout.ts';

/** `set-rollout.ts FOLDER PERCENT`: every feed in the folder gives its version to that share of the computers. */
const [folder = '', percent = ''] = process.argv.slice(2);
const feeds = readdirSync(folder).filter((name) => /^(latest|beta)(-[a-z0-9-]+)?\.yml$/.test(name));
if (feeds.length === 0) throw new Error(`There is no feed in ${folder}.`);
for (const name of feeds) {
  const file = join(folder, name);
  writeFileSync(file, withRollout(readFileSync(file, 'utf8'), percent));
  console.log(`${name}: ${percent} %`);
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describeRelease } from './rollout.ts';

/** `describe-release.ts FOLDER TAG`: prints the notes of the release whose files lie in the folder. */
const [folder = '', tag = ''] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
if (tag !== `v${version}`) throw new Error(`The tag is ${tag}, but the version is ${version}.`);
const isSigned = (system: string) => {
  const file = join(folder, `signed-${system}.txt`);
  return existsSync(file) && readFileSync(file, 'utf8').trim() === 'yes';
};
process.stdout.write(describeRelease(tag, { mac: isSigned('mac'), win: isSigned('win') }));

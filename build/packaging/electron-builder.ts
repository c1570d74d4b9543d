import { readFileSync } from 'node:fs';

import { configurationFor } from './configuration.ts';

const description = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** electron-builder wants a default export and is started in the top folder. */
export default configurationFor(process.env, description.version);

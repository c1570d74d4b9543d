import http from 'node:http';

import type { Plugin, UserConfig } from 'vite';

/**
 * Both hosts hold their packages in themselves: a thousand files to find and read are half of a start. Left outside are the
 * database's driver with its binary, and what is loaded only when somebody wants it and reads files of its own.
 */
export const outside = [
  'better-sqlite3',
  '@fastify/swagger',
  '@fastify/swagger-ui',
  'electron',
  'electron-updater',
];

/** How the one program is written: readable, since a stack in somebody's log must still say where it was. */
export const writtenPlainly: NonNullable<NonNullable<UserConfig['build']>['rolldownOptions']> = {
  output: {
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    // Licences lie beside the packages, in node_modules, which every copy of the program brings.
    comments: false,
    // One letter beyond ASCII makes every letter of a file take two bytes of memory for as long as the program runs.
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: false, asciiOnly: true } },
  },
};

/** `import` reads every name of a module, here also those behind which all of Node's fetch lies. `require` reads none. */
const lazyBuiltin = /^(node:)?http$/;
const byRequire = '\0http-by-require';
const plainNames = Object.entries(Object.getOwnPropertyDescriptors(http)).flatMap(([name, property]) =>
  'value' in property ? name : [],
);

/** Parts of packages that load Node's fetch (40 ms, 17 MB) for something that is not used here. */
const withoutFetch: readonly { readonly file: RegExp; readonly from: string | null; readonly to: string }[] =
  [
    {
      // Its way through `fetch`; where there are sockets it never takes it.
      file: /\/axios\/lib\/adapters\/fetch\.js$/,
      from: null,
      to: 'export const getFetch = () => false; export default false;',
    },
    {
      // Forms of ours come from `form-data`, which it knows by what they can.
      file: /\/axios\/lib\/utils\.js$/,
      from: "typeof G.FormData !== 'undefined' ? G.FormData : undefined",
      to: 'undefined',
    },
  ];

/** Keeps Node's fetch out of a program that has no use for it. Throws when a package has changed in these places. */
export function leaveFetchOut(): Plugin {
  const done = new Set<RegExp>();
  return {
    name: 'leave-fetch-out',
    enforce: 'pre',
    resolveId: (id, _importer, { kind }) =>
      kind === 'import-statement' && lazyBuiltin.test(id) ? byRequire : undefined,
    load(id) {
      if (id !== byRequire) return undefined;
      return `import { createRequire } from 'node:module';
        const http = createRequire(import.meta.url)('node:http');
        export default http;
        export const { ${plainNames.join(', ')} } = http;`;
    },
    transform(code, id) {
      const part = withoutFetch.find(({ file }) => file.test(id));
      if (!part) return undefined;
      if (part.from !== null && !code.includes(part.from))
        this.error(`${id} has changed: look what it loads.`);
      done.add(part.file);
      return { code: part.from === null ? part.to : code.replace(part.from, part.to), map: null };
    },
    generateBundle(_options, files) {
      for (const file of Object.values(files)) {
        // What only a few computers load, in a file of its own, may stay as it is written.
        if (file.type !== 'chunk' || file.code.length < 100_000) continue;
        const odd = /.{0,40}[\u0080-\uffff].{0,40}/.exec(file.code);
        if (odd) this.error(`${file.fileName} would take twice its memory for a letter: ${odd[0]}`);
      }
    },
    buildEnd(error) {
      const missing = withoutFetch.filter(({ file }) => !done.has(file)).map(({ file }) => file.source);
      if (!error && missing.length > 0) this.error(`No package has ${missing.join(' or ')} any more.`);
    },
  };
}

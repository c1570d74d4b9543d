import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vite';

const project = fileURLToPath(new URL('..', import.meta.url));

/** The bridge between page and host: a sandboxed preload script must be one CommonJS file. */
export default defineConfig({
  root: project,
  cacheDir: `${project}.cache/vite-preload`,
  publicDir: false,
  build: {
    lib: {
      entry: `${project}electron/desktop/preload/preload.ts`,
      formats: ['cjs'],
      fileName: () => 'preload.cjs',
    },
    outDir: `${project}.out/preload`,
    emptyOutDir: true,
    target: 'chrome140',
    minify: false,
    rolldownOptions: { external: ['electron'] },
  },
});

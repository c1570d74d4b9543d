import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vite';

import { leaveFetchOut, outside, writtenPlainly } from './bundle-packages.ts';

const project = fileURLToPath(new URL('..', import.meta.url));

/** The headless host as one program in `.out/headless`, with its packages in it; see build/decisions/0023-one-program.md. */
export default defineConfig({
  root: project,
  cacheDir: `${project}.cache/vite-headless`,
  publicDir: false,
  plugins: [leaveFetchOut()],
  ssr: { noExternal: true, external: outside },
  build: {
    ssr: `${project}electron/headless/main.ts`,
    outDir: `${project}.out/headless`,
    emptyOutDir: true,
    target: 'node22',
    minify: false,
    sourcemap: true,
    rolldownOptions: writtenPlainly,
  },
});

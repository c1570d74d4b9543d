import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vite';

const project = fileURLToPath(new URL('..', import.meta.url));

/** The headless host as one program in `.out/headless`. Packages stay in node_modules: native parts and workers live there. */
export default defineConfig({
  root: project,
  cacheDir: `${project}.cache/vite-headless`,
  publicDir: false,
  build: {
    ssr: `${project}electron/headless/main.ts`,
    outDir: `${project}.out/headless`,
    emptyOutDir: true,
    target: 'node22',
    // A stack in somebody's log must still say where it was.
    minify: false,
    sourcemap: true,
    rolldownOptions: { output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' } },
  },
});

import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vite';

const project = fileURLToPath(new URL('..', import.meta.url));

/** The desktop host as one program in `.out/desktop`. Packages stay in node_modules, except small ones of the screens. */
export default defineConfig({
  root: project,
  cacheDir: `${project}.cache/vite-desktop`,
  publicDir: false,
  ssr: { external: ['electron'], noExternal: ['i18next'] },
  build: {
    ssr: `${project}electron/desktop/main.ts`,
    outDir: `${project}.out/desktop`,
    emptyOutDir: true,
    target: 'node24',
    // A stack in somebody's log must still say where it was.
    minify: false,
    sourcemap: true,
    rolldownOptions: { output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' } },
  },
});

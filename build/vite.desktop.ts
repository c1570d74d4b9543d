import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vite';

const project = fileURLToPath(new URL('..', import.meta.url));

/** The desktop host as one program in `.out/desktop`. Packages stay in node_modules, except small ones of the screens. */
export default defineConfig({
  root: project,
  cacheDir: `${project}.cache/vite-desktop`,
  publicDir: false,
  define: { PAGE_BACKGROUND: JSON.stringify(pageBackground()) },
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

/** What stands behind the page before it has painted: the same paper, taken from the tokens of the screens. */
function pageBackground(): { light: string; dark: string } {
  const tokens = readFileSync(`${project}renderer/theme/tokens.css`, 'utf8');
  const [, light, dark] = /--paper: light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/.exec(tokens) ?? [];
  if (light === undefined || dark === undefined) throw new Error('The tokens have no --paper any more.');
  return { light, dark };
}

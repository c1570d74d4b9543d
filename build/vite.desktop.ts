import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vite';

import { leaveFetchOut, outside, writtenPlainly } from './bundle-packages.ts';

const project = fileURLToPath(new URL('..', import.meta.url));

/** The desktop host as one program in `.out/desktop`, with its packages in it; see build/decisions/0023-one-program.md. */
export default defineConfig({
  root: project,
  cacheDir: `${project}.cache/vite-desktop`,
  publicDir: false,
  define: { PAGE_BACKGROUND: JSON.stringify(pageBackground()) },
  plugins: [leaveFetchOut()],
  ssr: { noExternal: true, external: outside },
  build: {
    ssr: `${project}electron/desktop/main.ts`,
    outDir: `${project}.out/desktop`,
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    sourcemap: true,
    rolldownOptions: writtenPlainly,
  },
});

/** What stands behind the page before it has painted: the same paper, taken from the tokens of the screens. */
function pageBackground(): { light: string; dark: string } {
  const tokens = readFileSync(`${project}renderer/theme/tokens.css`, 'utf8');
  const [, light, dark] = /--paper: light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/.exec(tokens) ?? [];
  if (light === undefined || dark === undefined) throw new Error('The tokens have no --paper any more.');
  return { light, dark };
}

import { fileURLToPath } from 'node:url';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const project = fileURLToPath(new URL('..', import.meta.url));

/**
 * The screens, as static files in `.out/renderer`. The host that serves `index.html` replaces `__CSP_NONCE__` in it,
 * both in the meta tag and wherever else it stands, with a fresh nonce for each answer.
 */
export default defineConfig({
  root: `${project}renderer`,
  cacheDir: `${project}.cache/vite`,
  plugins: [react()],
  build: {
    outDir: `${project}.out/renderer`,
    emptyOutDir: true,
    // light-dark() is native from these on; older targets would get it rewritten into something that ignores our switch.
    target: ['chrome123', 'firefox121', 'safari17.5'],
    // The content security policy allows no data: fonts or scripts, so nothing is inlined.
    assetsInlineLimit: 0,
    // One sheet for all screens: their order stays the same, and a screen that comes later is never shown without its looks.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 3 },
            // Left alone, each icon that two screens share would become a file.
            { name: 'icons', test: /lucide-react/, minShareCount: 2, priority: 2 },
            // What most screens share; what a few share comes with the first of them.
            {
              name: 'basis',
              test: /renderer\/(api|i18n|later|ui)\/|@mantine/,
              minShareCount: 6,
              priority: 1,
            },
          ],
        },
      },
    },
    // In kB, without compression: it is read from this computer's own disk.
    chunkSizeWarningLimit: 2000,
  },
});

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
    // In kB, without compression: it is read from this computer's own disk.
    chunkSizeWarningLimit: 2000,
  },
});

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

/** What was installed: its version, and where its screens lie. */
export type Product = { readonly version: string; readonly screens: string };

/** Looks beside the program. Sources (`electron/headless`) and build (`.out/headless`) lie equally deep in it. */
export function readProduct(): Product {
  const root = new URL('../../', import.meta.url);
  const description: unknown = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  return {
    version: z.object({ version: z.string() }).parse(description).version,
    screens: fileURLToPath(new URL('.out/renderer', root)),
  };
}

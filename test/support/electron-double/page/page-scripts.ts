import { randomUUID } from 'node:crypto';
import { Script } from 'node:vm';

import type { PageSetting } from './page-messages.ts';
import { runPageWorld } from './page-world.ts';
import { runPreloadWorld } from './preload-world.ts';
import { createWireValues } from './wire-values.ts';
import { createWorldBridge } from './world-bridge.ts';

/** The name that Electron gives the world of preload scripts; Playwright and DevTools show it. */
export const preloadWorldName = 'Electron Isolated Context';

type Preload = { readonly path: string; readonly source: string };

/**
 * The two scripts that every document of a window starts with, the page's first. Throws a SyntaxError when the preload
 * is no CommonJS script, which is what sandboxed preloads must be.
 */
export function createPageScripts(
  preload: Preload | null,
  setting: Omit<PageSetting, 'meeting' | 'hasPreload'>,
): { page: string; preload: string } {
  const meeting = `electron-double-${randomUUID()}`;
  const whole: PageSetting = { ...setting, meeting, hasPreload: preload !== null };
  // Types are already stripped from these functions' sources: they run as they are.
  const pieces = `{ createWireValues: ${String(createWireValues)}, createWorldBridge: ${String(createWorldBridge)} }`;
  const wrapped =
    preload === null
      ? 'null'
      : `(function (require, process, exports, module, global) {\n${preload.source}\n})`;
  if (preload !== null) new Script(wrapped, { filename: preload.path, lineOffset: -1 });
  return {
    page: `(${String(runPageWorld)})(${JSON.stringify(meeting)}, ${pieces});`,
    preload: `(${String(runPreloadWorld)})(${JSON.stringify(whole)}, ${pieces}, ${wrapped});`,
  };
}

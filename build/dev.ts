import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { createServer, type ProxyOptions, type ViteDevServer } from 'vite';

import { stopWithShell } from './stop-with-shell.ts';

const project = fileURLToPath(new URL('..', import.meta.url));

/**
 * The host from its sources, started anew at each change, behind vite's server with the screens. Options are the
 * host's; without `--ui-port` it takes any free port.
 */
const host = spawn(
  process.execPath,
  [
    '--watch',
    '--watch-preserve-output',
    'electron/headless/main.ts',
    '--ui-port',
    '0',
    ...process.argv.slice(2),
    '--json',
  ],
  { cwd: project, stdio: ['ignore', 'pipe', 'inherit'] },
);
host.on('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => host.kill(signal));
stopWithShell();

let server: ViteDevServer | undefined;
for await (const line of createInterface({ input: host.stdout })) {
  const ready = readyLine(line);
  if (!ready) continue;
  // The port may be another one after a restart.
  await server?.close();
  server = await createServer({
    configFile: `${project}build/vite.renderer.ts`,
    server: { host: '127.0.0.1', proxy: proxyTo(ready.ui) },
  });
  await server.listen();
  console.log(`\n  ${server.resolvedUrls?.local[0] ?? ''}#token=${ready.token}\n`);
}

function readyLine(line: string): { ui: string; token: string } | null {
  try {
    const ready: unknown = JSON.parse(line);
    if (typeof ready !== 'object' || ready === null || !('ui' in ready) || !('token' in ready)) return null;
    return { ui: String(ready.ui), token: String(ready.token) };
  } catch {
    return null;
  }
}

/** Everything that is not a screen. The host answers only its own page, so vite asks in its own name. */
function proxyTo(target: string): Record<string, ProxyOptions> {
  const options: ProxyOptions = { target, changeOrigin: true, ws: true, headers: { origin: target } };
  const paths = ['/api', '/auth', '/events', '/media', '/uploads', '/whatsapp', '/docs', '/openapi.json'];
  return Object.fromEntries(paths.map((path) => [`^${path}(?=[/?]|$)`, options]));
}

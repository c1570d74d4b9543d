import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';

import type { CallInput, CallName, CallOutput } from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';

/** A headless host in a process of its own, as a user starts it. */
export type Host = {
  readonly ingress: string;
  readonly ui: string;
  readonly token: string;
  readonly process: ChildProcess;
  /** Everything that it wrote to stderr so far. */
  stderr(): string;
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  /** Ends it as a power cut would; resolves when the process is gone. */
  kill(): Promise<void>;
  /** Asks it to stop; resolves to its exit code. */
  terminate(signal?: NodeJS.Signals): Promise<number | null>;
};

/** The built host, as `npm start` runs it; whoever uses it has built it before. */
export const builtHost = fileURLToPath(new URL('../../.out/headless/main.js', import.meta.url));

/**
 * Starts the built host and waits for the ready line. Rejects with its stderr when it ends before. `preload` is a module
 * that runs in it first and may talk with this process.
 */
export async function startHost(
  dataDir: string,
  args: string[] = [],
  preload: string | null = null,
): Promise<Host> {
  const own = [
    '--data-dir',
    dataDir,
    '--ingress-port',
    '0',
    '--ui-port',
    '0',
    '--no-open',
    '--json',
    ...args,
  ];
  const before = preload === null ? [] : ['--import', pathToFileURL(preload).href];
  const child = spawn(process.execPath, [...before, builtHost, ...own], {
    stdio: preload === null ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let stdout = '';
  let stderr = '';
  if (!child.stdout || !child.stderr) throw new Error('The host has no output.');
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      const end = stdout.indexOf('\n');
      if (end >= 0) resolve(stdout.slice(0, end));
    });
    void ended.then((code) => reject(new Error(`The host ended with ${String(code)}:\n${stderr}`)));
  });
  const ready = JSON.parse(line) as { ingress: string; ui: string; token: string };
  return {
    ...ready,
    process: child,
    stderr: () => stderr,
    async call(name, input) {
      const response = await fetch(`${ready.ui}/api/${name}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${ready.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(input),
      });
      const body = (await response.json()) as unknown;
      if (!response.ok) throw ApiError.fromBody(body) ?? new Error(`HTTP ${response.status}`);
      return body as CallOutput<typeof name>;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async terminate(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}

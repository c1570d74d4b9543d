import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the project. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

export type Finished = { readonly ok: boolean; readonly output: string; readonly seconds: number };

/** The environment of every step: the project's own tools and this very Node come first. */
function stepEnvironment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const path = [join(root, 'node_modules', '.bin'), dirname(process.execPath), process.env.PATH ?? ''].join(
    delimiter,
  );
  return {
    ...process.env,
    FORCE_COLOR: process.stdout.isTTY ? '1' : '0',
    // Hundreds of programs are started, most of them the same: each is compiled once.
    NODE_COMPILE_CACHE: join(root, '.cache', 'compiled'),
    ...extra,
    PATH: path,
  };
}

/**
 * Runs a command of the project from its top folder. With `live` its output is shown as it comes, else it is kept
 * and returned; `yields`: it takes what others leave of the processor. Resolves also when the command fails or does not exist.
 */
export function runCommand(
  command: string,
  args: readonly string[],
  options: { live?: boolean; yields?: boolean; env?: Record<string, string> } = {},
): Promise<Finished> {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: stepEnvironment(options.env),
      stdio: options.live === true ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      // npm's launchers are .cmd files on Windows.
      shell: process.platform === 'win32',
    });
    if (options.yields === true && child.pid !== undefined)
      setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    let output = '';
    const keep = (text: string) => (output += text);
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    const finish = (ok: boolean) => resolve({ ok, output, seconds: (performance.now() - started) / 1000 });
    child.once('error', (error) => {
      output += `${error.message}\n`;
      finish(false);
    });
    child.once('close', (code) => finish(code === 0));
  });
}

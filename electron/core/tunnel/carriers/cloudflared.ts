import type { TunnelReason } from '#shared/domain/tunnel.ts';

import type { Clock, Programs } from '../../platform/ports.ts';
import { sleep } from '../../platform/sleep.ts';
import { complaintOf } from './cloudflared-lines.ts';
import { calledOff, type Opening, type Trouble } from './carrier.ts';

/** The program's own waits are 15 s for a new name, then a few for its connection. */
const patience = 45_000;

export type CloudflaredDeps = {
  readonly clock: Clock;
  readonly programs: Programs;
  /** Where the program lies; null = it is not on this computer. */
  readonly program: () => string | null;
};

/** What a line of the program means for its owner. */
export type Heard =
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'trouble'; readonly reason: TunnelReason }
  | { readonly kind: 'nothing' };

/**
 * Starts cloudflared and reads its lines until one says that the address is there. `hear` keeps what it needs between
 * lines; a trouble that it hears ends the program.
 */
export async function runCloudflared(
  deps: CloudflaredDeps,
  what: {
    readonly args: readonly string[];
    readonly environment?: Readonly<Record<string, string>>;
    readonly hear: (line: string) => Heard;
  },
  signal: AbortSignal,
): Promise<Opening> {
  const isStopped = () => signal.aborted;
  const path = deps.program();
  if (path === null) return { kind: 'failed', reason: 'program-missing', detail: null };
  if (isStopped()) return calledOff;
  const opened = Promise.withResolvers<string>();
  const ended = Promise.withResolvers<Trouble>();
  let complaint: string | null = null;
  const program = deps.programs.start(path, what.args, {
    ...(what.environment === undefined ? {} : { environment: what.environment }),
    onLine(line) {
      complaint = complaintOf(line) ?? complaint;
      const heard = what.hear(line);
      if (heard.kind === 'open') opened.resolve(heard.url);
      if (heard.kind === 'trouble') ended.resolve({ reason: heard.reason, detail: complaint });
    },
  });
  void program.ended.then(({ code }) => ended.resolve(endOf(code, complaint)));

  const waiting = new AbortController();
  const tooLate = sleep(deps.clock, patience, AbortSignal.any([signal, waiting.signal]));
  const outcome = await Promise.race([
    opened.promise.then((url) => ({ kind: 'open' as const, url })),
    ended.promise.then((trouble) => ({ kind: 'failed' as const, ...trouble })),
    tooLate.then(() => ({
      kind: 'failed' as const,
      reason: 'server-unreachable' as const,
      detail: complaint,
    })),
  ]);
  waiting.abort();
  if (outcome.kind === 'failed' || isStopped()) {
    await program.stop();
    return outcome.kind === 'failed' && !isStopped() ? outcome : calledOff;
  }
  return { ...outcome, notice: null, ended: ended.promise, close: () => program.stop() };
}

/** Why it ended: a start that failed has the code of the system. */
function endOf(code: number | string | null, complaint: string | null): Trouble {
  if (code === 'ENOENT' || code === 'EACCES') return { reason: 'program-missing', detail: code };
  return { reason: 'program-ended', detail: complaint ?? (code === null ? null : `exit ${code}`) };
}

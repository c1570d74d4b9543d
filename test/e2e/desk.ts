import type { CallInput, CallName, CallOutput } from '#shared/api/contract.ts';
import { startHost, type Host } from '#test/support/host.ts';
import { quietPort } from '#test/support/quiet-port.ts';
import { temporaryFolder } from '#test/support/shop.ts';

/** A Deskbell of its own: the built host as a child process on a folder that disappears with it. */
export type Desk = {
  readonly folder: string;
  /** The address of the screens; the same after a restart. */
  readonly ui: string;
  readonly token: string;
  /** An address that signs in by itself, as the host prints it. */
  signedIn(path?: string): string;
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  /** Stops the host cleanly; the folder stays. */
  stop(): Promise<void>;
  /** Starts it again under the same addresses. */
  start(): Promise<void>;
  /** Stops the host if it runs and removes the folder. */
  remove(): Promise<void>;
};

/** Starts a host on a folder of its own, a new one unless it is given what an earlier host has left. */
export async function openDesk(folder = temporaryFolder()): Promise<Desk> {
  const ports = ['--ui-port', String(await quietPort()), '--ingress-port', String(await quietPort())];
  const first = await startHost(folder.path, ports);
  const { ui, token } = first;
  let host: Host | null = first;
  const running = () => {
    if (host === null) throw new Error('The host is stopped.');
    return host;
  };
  const stop = async () => {
    const stopped = host;
    host = null;
    await stopped?.terminate();
  };
  return {
    folder: folder.path,
    ui,
    token,
    signedIn: (path = '/') => `${ui}${path}#token=${token}`,
    call: (name, input) => running().call(name, input),
    stop,
    async start() {
      host = await startHost(folder.path, ports);
    },
    async remove() {
      await stop();
      folder.remove();
    },
  };
}

import { notDoubled } from '../event.ts';
import { isPrivileged, registerScheme } from '../schemes.ts';
import { running } from '../running.ts';

type Handler = (request: Request) => Response | Promise<Response>;
type CustomScheme = {
  scheme: string;
  privileges?: { standard?: boolean; secure?: boolean; [other: string]: boolean | undefined };
};

/** The app's own schemes. */
export class Protocol {
  readonly #handlers = new Map<string, Handler>();

  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    if (running.browser !== null)
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of schemes) registerScheme(scheme, privileges);
  }

  handle(scheme: string, handler: Handler): void {
    if (!isPrivileged(scheme)) notDoubled(`scheme that was not registered as privileged: ${scheme}`);
    if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    this.#handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    if (!this.#handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme);
  }

  /** Not Electron's: the answer of the app, or null when the scheme is not its own. */
  readonly double = {
    answer: (request: Request): Promise<Response> | null => {
      const handler = this.#handlers.get(new URL(request.url).protocol.replace(':', ''));
      return handler === undefined ? null : Promise.resolve().then(() => handler(request));
    },
  };
}

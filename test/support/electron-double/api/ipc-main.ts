import { EventEmitter } from 'node:events';

import { createEvent } from '../event.ts';
import type { WebContents } from './web-contents.ts';
import type { WebFrameMain } from './web-frame-main.ts';

export type InvokeEvent = {
  readonly type: 'frame';
  readonly sender: WebContents;
  readonly senderFrame: WebFrameMain | null;
  readonly processId: number;
  readonly frameId: number;
};

type Handler = (event: InvokeEvent, ...values: unknown[]) => unknown;

/** Electron's `ipcMain`, and the `ipc` of one page. */
export class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    if (typeof handler !== 'function')
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`);
    this.#handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...values) => {
      this.removeHandler(channel);
      return handler(event, ...values);
    });
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** Not Electron's: the handler of a channel, for the double's own dispatch. */
  static handlerOf(ipc: IpcMain, channel: string): Handler | undefined {
    return ipc.#handlers.get(channel);
  }
}

export const ipcMain = new IpcMain();

/** The page's own `ipc` hears first, then the whole process. */
export function receiveMessage(
  target: WebContents,
  base: InvokeEvent,
  channel: string,
  values: unknown[],
): void {
  const event = createEvent({
    ...base,
    ports: [],
    returnValue: undefined,
    reply: (to: string, ...answer: unknown[]) => target.send(to, ...answer),
  });
  for (const ipc of [target.ipc, ipcMain]) ipc.emit(channel, event, ...values);
}

/** Runs the handler of an invoked channel. Rejects as Electron does when there is none. */
export async function answerInvoke(
  target: WebContents,
  base: InvokeEvent,
  channel: string,
  values: unknown[],
): Promise<unknown> {
  const handler = IpcMain.handlerOf(target.ipc, channel) ?? IpcMain.handlerOf(ipcMain, channel);
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
  return await handler(createEvent({ ...base }), ...values);
}

import { ipcMain, type IpcMainInvokeEvent, type WebContents, type WebFrameMain } from 'electron';

import type { Log } from '#core/platform/ports.ts';
import { pageRequestSchema, type PageAnswer } from '#shared/api/desktop.ts';
import { ApiError } from '#shared/api/errors.ts';

import { channel, isOwnPage } from './page-address.ts';

/** Answers a request of the page; rejects with ApiError. `page` is who asks, for what it wants to be told later. */
export type AnswerPage = (page: WebContents, name: string, input: unknown) => Promise<unknown>;

/**
 * Opens the channel. It answers only the top frame of a window of ours that shows our own page: a frame inside it, a page
 * that was navigated elsewhere, or anything else that finds the channel is refused before its request is read.
 */
export function openPageChannel(deps: {
  readonly isOurs: (page: WebContents) => boolean;
  readonly answer: AnswerPage;
  readonly log: Log;
}): () => void {
  const handle = async (event: IpcMainInvokeEvent, request: unknown): Promise<PageAnswer> => {
    try {
      if (!isAdmitted(event, deps.isOurs)) {
        deps.log.write('warn', 'a request from a foreign frame was refused');
        throw new ApiError('forbidden', 'Deskbell answers only to its own page.');
      }
      const parsed = pageRequestSchema.safeParse(request);
      if (!parsed.success) throw new ApiError('bad-request', 'This is not a request of the page.');
      return { value: await deps.answer(event.sender, parsed.data.call, parsed.data.input) };
    } catch (error) {
      return refusalOf(error, deps.log).toBody();
    }
  };
  ipcMain.handle(channel, handle);
  return () => ipcMain.removeHandler(channel);
}

function isAdmitted(event: IpcMainInvokeEvent, isOurs: (page: WebContents) => boolean): boolean {
  const { sender, senderFrame } = event;
  return isOurs(sender) && senderFrame !== null && isTopFrame(senderFrame) && isOwnPage(senderFrame.url);
}

function isTopFrame(frame: WebFrameMain): boolean {
  return frame.parent === null;
}

function refusalOf(error: unknown, log: Log): ApiError {
  if (error instanceof ApiError) return error;
  log.write('error', 'a request of the page failed', { error });
  return new ApiError('internal', 'Something went wrong inside Deskbell. The log has the details.');
}

import type { Clock } from '../../platform/ports.ts';
import { sleep } from '../../platform/sleep.ts';

/** The methods that Deskbell calls. */
export type Method =
  | 'sendMessage'
  | 'sendFileByUpload'
  | 'checkWhatsapp'
  | 'readChat'
  | 'downloadFile'
  | 'getStateInstance'
  | 'getSettings'
  | 'setSettings'
  | 'qr'
  | 'getAuthorizationCode'
  | 'logout'
  | 'getChatHistory'
  | 'lastIncomingMessages'
  | 'lastOutgoingMessages'
  | 'receiveNotification'
  | 'deleteNotification';

/**
 * Requests per second that Green API allows an instance for each method (its page "Rate limiter"); beyond it answers 429.
 * `getAuthorizationCode` is not listed: treated like the other rare ones.
 */
const perSecond: Record<Method, number> = {
  sendMessage: 50,
  sendFileByUpload: 50,
  receiveNotification: 100,
  deleteNotification: 100,
  checkWhatsapp: 10,
  readChat: 10,
  downloadFile: 5,
  qr: 3,
  getStateInstance: 1,
  getSettings: 1,
  setSettings: 1,
  getAuthorizationCode: 1,
  logout: 1,
  getChatHistory: 1,
  lastIncomingMessages: 1,
  lastOutgoingMessages: 1,
};

/** A little more than the exact distance: the server's seconds are not ours. */
const margin = 1.05;

/** Waits until the method may be called again. Calls of one method go in the order in which they asked. */
export type Limiter = (method: Method, signal: AbortSignal) => Promise<void>;

/** One for each connection: the limits are per instance. */
export function createLimiter(clock: Clock): Limiter {
  const nextAt = new Map<Method, number>();
  return async (method, signal) => {
    const now = clock.monotonic();
    const at = Math.max(now, nextAt.get(method) ?? now);
    nextAt.set(method, at + (1000 / perSecond[method]) * margin);
    if (at > now) await sleep(clock, at - now, signal);
  };
}

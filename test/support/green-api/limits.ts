/** Documented requests per second; methods that are not listed have 1. */
const perSecond: Record<string, number> = {
  sendMessage: 50,
  sendFileByUpload: 50,
  receiveNotification: 100,
  deleteNotification: 100,
  checkWhatsapp: 10,
  readChat: 10,
  downloadFile: 5,
  qr: 3,
};

/** Counts calls in sliding seconds, as the real limiter does per instance and method. */
export class Limits {
  readonly #calls = new Map<string, number[]>();

  /** False when the call is one too many. */
  allow(method: string, now: number): boolean {
    const recent = (this.#calls.get(method) ?? []).filter((at) => now - at < 1000);
    const isAllowed = recent.length < (perSecond[method] ?? 1);
    if (isAllowed) recent.push(now);
    this.#calls.set(method, recent);
    return isAllowed;
  }
}

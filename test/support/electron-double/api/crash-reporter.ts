/** Starts nothing: what the app would report stays with the app. */
export class CrashReporter {
  readonly #parameters = new Map<string, string>();
  #uploads = false;

  start(options: { submitURL?: string; uploadToServer?: boolean; extra?: Record<string, string> }): void {
    this.#uploads = options.uploadToServer ?? true;
    if (this.#uploads && options.submitURL === undefined)
      throw new Error('submitURL must be specified when uploadToServer is true');
    for (const [key, value] of Object.entries(options.extra ?? {})) this.#parameters.set(key, value);
  }
  addExtraParameter(key: string, value: string): void {
    this.#parameters.set(key, value);
  }
  removeExtraParameter(key: string): void {
    this.#parameters.delete(key);
  }
  getParameters(): Record<string, string> {
    return Object.fromEntries(this.#parameters);
  }
  getUploadToServer(): boolean {
    return this.#uploads;
  }
  setUploadToServer(uploadToServer: boolean): void {
    this.#uploads = uploadToServer;
  }
  getLastCrashReport(): null {
    return null;
  }
}

export const crashReporter = new CrashReporter();

import { EventEmitter } from 'node:events';

import { createEvent } from '../event.ts';
import { insideOf } from '../inside.ts';
import { fromChromium } from '../schemes.ts';
import type { Chromium } from '../chromium.ts';
import type { WebContents } from './web-contents.ts';

/** A download that the app may name a place for or call off. */
export class DownloadItem extends EventEmitter {
  readonly #facts: { readonly url: string; readonly filename: string };
  readonly #callOff: () => void;
  #path = '';
  #state: 'progressing' | 'completed' | 'cancelled' = 'progressing';

  constructor(facts: { readonly url: string; readonly filename: string }, callOff: () => void) {
    super();
    this.#facts = facts;
    this.#callOff = callOff;
  }

  getURL(): string {
    return this.#facts.url;
  }
  getFilename(): string {
    return this.#facts.filename;
  }
  getState(): 'progressing' | 'completed' | 'cancelled' | 'interrupted' {
    return this.#state;
  }
  getSavePath(): string {
    return this.#path;
  }
  setSavePath(path: string): void {
    this.#path = path;
  }
  cancel(): void {
    this.#state = 'cancelled';
    this.#callOff();
    this.emit('done', createEvent({}), 'cancelled');
  }
}

/** Tells the sessions of downloads that their pages begin; a prevented one is called off. */
export function watchDownloads(chromium: Chromium, pages: () => WebContents[]): void {
  const { browser } = chromium;
  browser.on('Browser.downloadWillBegin', ({ frameId, guid, url, suggestedFilename }) => {
    const contents = pages().find((one) => insideOf(one).page.frames.has(frameId));
    if (contents === undefined) return;
    const callOff = () => void browser.send('Browser.cancelDownload', { guid }).catch(() => undefined);
    const item = new DownloadItem({ url: fromChromium(url), filename: suggestedFilename }, callOff);
    const event = createEvent({});
    contents.session.emit('will-download', event, item, contents);
    if (event.defaultPrevented) callOff();
  });
  browser
    .send('Browser.setDownloadBehavior', { behavior: 'default', eventsEnabled: true })
    .catch(() => undefined);
}

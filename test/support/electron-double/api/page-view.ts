import { EventEmitter } from 'node:events';

/** How a page is looked at: zoom, developer tools, throttling. Kept, not shown: nobody looks. */
export class PageView extends EventEmitter {
  #devTools = false;
  #zoom = 1;
  #throttled: boolean;

  constructor(options: { zoomFactor?: number; backgroundThrottling?: boolean }) {
    super();
    this.#throttled = options.backgroundThrottling ?? true;
    if (options.zoomFactor !== undefined) this.setZoomFactor(options.zoomFactor);
  }

  openDevTools(_options?: { mode: string }): void {
    this.#devTools = true;
    this.emit('devtools-opened');
  }
  closeDevTools(): void {
    if (this.#devTools) this.emit('devtools-closed');
    this.#devTools = false;
  }
  toggleDevTools(): void {
    if (this.#devTools) this.closeDevTools();
    else this.openDevTools();
  }
  isDevToolsOpened(): boolean {
    return this.#devTools;
  }

  get zoomFactor(): number {
    return this.#zoom;
  }
  set zoomFactor(factor: number) {
    this.setZoomFactor(factor);
  }
  setZoomFactor(factor: number): void {
    if (factor <= 0) throw new Error("'zoomFactor' must be a double greater than 0.0");
    this.#zoom = factor;
  }
  getZoomFactor(): number {
    return this.#zoom;
  }
  get zoomLevel(): number {
    return this.getZoomLevel();
  }
  set zoomLevel(level: number) {
    this.setZoomLevel(level);
  }
  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level);
  }
  getZoomLevel(): number {
    return Math.log(this.#zoom) / Math.log(1.2);
  }
  setVisualZoomLevelLimits(_minimum: number, _maximum: number): Promise<void> {
    return Promise.resolve();
  }

  get backgroundThrottling(): boolean {
    return this.#throttled;
  }
  set backgroundThrottling(allowed: boolean) {
    this.#throttled = allowed;
  }
  setBackgroundThrottling(allowed: boolean): void {
    this.#throttled = allowed;
  }
  getBackgroundThrottling(): boolean {
    return this.#throttled;
  }
}

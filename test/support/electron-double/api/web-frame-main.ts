import { EventEmitter } from 'node:events';

import { fromChromium, originOf } from '../schemes.ts';
import type { Frame } from '../page.ts';
import type { WebContents } from './web-contents.ts';

/** One frame of a page. The same object stands for the frame across navigations. */
export class WebFrameMain extends EventEmitter {
  readonly frameTreeNodeId: number;
  readonly #contents: WebContents;
  readonly #find: () => Frame | undefined;
  readonly #others: { parent: () => WebFrameMain | null; children: () => WebFrameMain[] };

  constructor(
    contents: WebContents,
    nodeId: number,
    find: () => Frame | undefined,
    others: { parent: () => WebFrameMain | null; children: () => WebFrameMain[] },
  ) {
    super();
    this.#contents = contents;
    this.frameTreeNodeId = nodeId;
    this.#find = find;
    this.#others = others;
  }

  get url(): string {
    return fromChromium(this.#find()?.url ?? '');
  }
  get origin(): string {
    return originOf(this.url);
  }
  get name(): string {
    return this.#find()?.name ?? '';
  }
  get frameToken(): string {
    return this.#find()?.id ?? '';
  }
  get processId(): number {
    return this.#contents.getProcessId();
  }
  get osProcessId(): number {
    return this.#contents.getOSProcessId();
  }
  get routingId(): number {
    return this.frameTreeNodeId;
  }
  get parent(): WebFrameMain | null {
    return this.#others.parent();
  }
  get top(): WebFrameMain | null {
    return this.parent === null ? this : this.parent.top;
  }
  get frames(): WebFrameMain[] {
    return this.#others.children();
  }
  get framesInSubtree(): WebFrameMain[] {
    return [this, ...this.frames.flatMap((frame) => frame.framesInSubtree)];
  }
  get detached(): boolean {
    return this.#find() === undefined;
  }

  isDestroyed(): boolean {
    return this.detached || this.#contents.isDestroyed();
  }

  executeJavaScript(code: string, userGesture?: boolean): Promise<unknown> {
    if (this.parent !== null) throw new Error('The Electron double runs code in main frames only');
    return this.#contents.executeJavaScript(code, userGesture);
  }

  send(channel: string, ...values: unknown[]): void {
    this.#contents.send(channel, ...values);
  }

  reload(): boolean {
    this.#contents.reload();
    return true;
  }
}

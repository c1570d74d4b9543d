import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';

import type { CDPSession } from '@playwright/test';

/** A session of the DevTools protocol, with Playwright's types of its commands and events. */
export type ProtocolSession = {
  readonly send: CDPSession['send'];
  readonly on: CDPSession['on'];
};

type Message = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly sessionId?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
};

type Waiting = { readonly resolve: (result: unknown) => void; readonly reject: (error: Error) => void };

/** The DevTools protocol over Chromium's pipe: messages are JSON, each ended by a zero byte. */
export class ChromiumLink {
  readonly browser: ProtocolSession;
  readonly #input: Writable;
  readonly #waiting = new Map<number, Waiting>();
  readonly #sessions = new Map<string, EventEmitter>();
  #lastId = 0;
  #closed = false;

  /** `closed` is called once, when the other end is gone. */
  constructor(input: Writable, output: Readable, closed: () => void) {
    this.#input = input;
    this.browser = this.session('');
    let rest = '';
    output.setEncoding('utf8').on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\0');
      rest = parts.pop() ?? '';
      for (const part of parts) this.#receive(JSON.parse(part) as Message);
    });
    const close = () => {
      if (this.#closed) return;
      this.#closed = true;
      for (const { reject } of this.#waiting.values()) reject(new Error('Chromium is gone'));
      this.#waiting.clear();
      closed();
    };
    output.once('close', close);
    input.on('error', close);
  }

  /** The session of a target; '' is the browser's own. */
  session(sessionId: string): ProtocolSession {
    const emitter = new EventEmitter().setMaxListeners(0);
    this.#sessions.set(sessionId, emitter);
    const send = (method: string, params: object = {}) => this.#send(sessionId, method, params);
    return {
      // Playwright's types say what each method takes and answers; the pipe carries it as it is.
      send: send as CDPSession['send'],
      on: emitter.on.bind(emitter) as unknown as CDPSession['on'],
    };
  }

  /** Forgets a session; its open commands will never be answered. */
  drop(sessionId: string): void {
    this.#sessions.get(sessionId)?.removeAllListeners();
    this.#sessions.delete(sessionId);
  }

  #send(sessionId: string, method: string, params: object): Promise<unknown> {
    if (this.#closed) return Promise.reject(new Error('Chromium is gone'));
    this.#lastId += 1;
    const id = this.#lastId;
    const message = { id, method, params, ...(sessionId === '' ? {} : { sessionId }) };
    this.#input.write(`${JSON.stringify(message)}\0`);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {
        resolve,
        reject: (error) => reject(new Error(`${method}: ${error.message}`)),
      });
    });
  }

  #receive(message: Message): void {
    if (message.id === undefined) {
      if (message.method !== undefined)
        this.#sessions.get(message.sessionId ?? '')?.emit(message.method, message.params);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error === undefined) waiting?.resolve(message.result);
    else waiting?.reject(new Error(message.error.message));
  }
}

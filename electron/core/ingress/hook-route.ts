import type { IncomingHttpHeaders } from 'node:http';

/** What a hook may look at before the body has been read. */
export type HookHead = {
  readonly headers: IncomingHttpHeaders;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** What follows the question mark, as it came: several parameters may have one name. */
  readonly rawQuery: string;
};

/** What a hook answers; without `text` the body is empty. */
export type HookAnswer = {
  readonly status: number;
  readonly contentType?: string;
  readonly text?: string;
};

/** One address that a provider calls. A new provider is one more file that exports one. */
export type HookRoute = {
  /** Names the route in the log; its address may hold a secret. */
  readonly name: string;
  readonly method: 'GET' | 'POST';
  /** Fastify's path syntax. */
  readonly path: string;
  /** What a wrong proof is answered. */
  readonly refusedStatus: 401 | 403 | 404;
  /** The body of that answer, for a caller who shows it to a person; empty without. Its status does not count. */
  readonly refusal?: (head: HookHead) => HookAnswer;
  /**
   * False refuses the request before a byte of its body is read. A proof that needs the body (a signature) says true
   * here and decides in `take`.
   */
  prove(head: HookHead): Promise<boolean>;
  /**
   * Keeps the body and says what to answer; null when the proof does not fit after all. A rejection means that the
   * body is not safely stored: it is answered 503, so that the provider sends it again.
   */
  take(head: HookHead, body: Uint8Array): Promise<HookAnswer | null>;
};

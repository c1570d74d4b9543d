/** Time. Epoch milliseconds; timers may fire late (sleep), never early. */
export type Clock = {
  now(): number;
  /** Milliseconds that never jump with the wall clock; only differences mean anything. */
  monotonic(): number;
  /** Calls back once after `delay` ms; the returned function takes it back. */
  after(delay: number, callback: () => void): () => void;
};

/** Chance. */
export type Random = {
  /** A UUID of version 7: rises with time, so that indexes stay local. */
  id(): string;
  /** `count` unguessable bytes as lower-case hex. */
  hex(count: number): string;
  /** 0 ≤ x < 1; for jitter only. */
  fraction(): number;
};

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Structured log. Callers never pass message texts, phones in clear, tokens or URLs with secrets. */
export type Log = {
  write(level: LogLevel, message: string, facts?: Record<string, unknown>): void;
  /** A log whose lines carry `facts` too. */
  with(facts: Record<string, unknown>): Log;
};

/** Secrets by name (`channel/<id>/apiTokenInstance`). The desktop keeps them in the keychain. */
export type Secrets = {
  get(name: string): Promise<string | null>;
  set(name: string, value: string): Promise<void>;
  /** Removes every secret whose name starts with `prefix`. */
  removeAll(prefix: string): Promise<void>;
};

/** The settings document, parsed by the core. `write` replaces it durably. */
export type SettingsFile = {
  read(): unknown;
  write(settings: Record<string, unknown>): void;
};

/** Everything that a host gives the core. */
export type Ports = {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly settings: SettingsFile;
};

/** Where the core keeps its files; absolute paths. */
export type Folders = {
  readonly database: string;
  readonly media: string;
  readonly uploads: string;
};

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
  /** The values of all, as far as they open: they are blotted out of whatever leaves this computer. */
  values(): Promise<readonly string[]>;
};

/** The settings document, parsed by the core. `write` replaces it durably. */
export type SettingsFile = {
  read(): unknown;
  write(settings: Record<string, unknown>): void;
};

/** A mail server of the owner. `tls` from the start (465), or `starttls` (587). */
export type MailServer = {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  /** Empty: the server asks for nobody. */
  readonly user: string;
  readonly from: string;
};

/** Why a mail did not go, without the server's words: those may repeat names and addresses. */
export type MailFailure = (typeof mailFailures)[number];
export const mailFailures = [
  'not-reached',
  'no-answer',
  'sign-in-refused',
  'not-encrypted',
  'refused',
] as const;

/** Mail to people. Never rejects; ends within a minute. */
export type Mail = {
  send(
    server: MailServer,
    /** Null when none is kept. */
    password: string | null,
    mail: { readonly to: string; readonly subject: string; readonly text: string },
  ): Promise<{ readonly kind: 'sent' } | { readonly kind: 'failed'; readonly failure: MailFailure }>;
};

/** A program that was started. Its lines come as they are written, without their ends. */
export type StartedProgram = {
  /** Its exit code (null: by a signal), or the error code of a start that failed (`ENOENT`, `EACCES`). Never rejects. */
  readonly ended: Promise<{ readonly code: number | string | null }>;
  /** Asks it to end, and ends it after a few seconds; resolves when it is gone. */
  stop(): Promise<void>;
};

/** Other programs on this computer. */
export type Programs = {
  /** The first file that is there and may be run: `name` in the search path, then in the places where installers put it. */
  find(name: string): string | null;
  /** Starts a program without a shell. `environment` is added to a minimal one: secrets go there, never into arguments. */
  start(
    path: string,
    args: readonly string[],
    options: {
      readonly environment?: Readonly<Record<string, string>>;
      /** A line of its output or of its complaints. */
      readonly onLine: (line: string) => void;
    },
  ): StartedProgram;
};

/** What the host's log has kept, as it was written: masked already. */
export type KeptLog = {
  /** The newest lines (JSON each), oldest first; `limit` at most. */
  tail(limit: number): Promise<readonly string[]>;
};

/** Everything that a host gives the core. */
export type Ports = {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly settings: SettingsFile;
  readonly mail: Mail;
  readonly programs: Programs;
  /** Left out by a host without a log file. */
  readonly keptLog?: KeptLog;
};

/** Where the core keeps its files; absolute paths. */
export type Folders = {
  readonly database: string;
  readonly media: string;
  readonly uploads: string;
};

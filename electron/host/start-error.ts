/** What a host with a window says in the owner's language. */
export type StartTrouble = {
  readonly kind: 'folder-taken' | 'folder-foreign' | 'folder-unusable';
  readonly folder: string;
};

/** Why the program cannot start, in a sentence for the person who started it. `trouble`: the same for words of one's own. */
export class StartError extends Error {
  readonly trouble: StartTrouble | null;
  constructor(message: string, options: ErrorOptions & { readonly trouble?: StartTrouble } = {}) {
    super(message, options);
    this.name = 'StartError';
    this.trouble = options.trouble ?? null;
  }
}

/** Node's code of an error (`EADDRINUSE`), or null. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

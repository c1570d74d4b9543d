import type { HookRoute } from './hook-route.ts';

/** The core's side of the proof that the public address leads here. */
export type ProofHooks = {
  /** What to say to a token of ours; null: it is not ours, or too old. */
  answerProof(token: string): string | null;
};

/**
 * `GET /proof/:token`: our own signed number, which went out through the public address, is told what only we can say.
 * Anything else is an empty 404.
 */
export function proofRoute(hooks: ProofHooks): HookRoute {
  const answerTo = (params: Readonly<Record<string, string>>) => hooks.answerProof(params.token ?? '');
  return {
    name: 'proof',
    method: 'GET',
    path: '/proof/:token',
    refusedStatus: 404,
    prove: ({ params }) => Promise.resolve(answerTo(params) !== null),
    take({ params }) {
      const text = answerTo(params);
      return Promise.resolve(
        text === null ? null : { status: 200, contentType: 'text/plain; charset=utf-8', text },
      );
    },
  };
}

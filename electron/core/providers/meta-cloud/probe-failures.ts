import { inEnglish } from '#shared/domain/saying/saying.ts';

import type { HttpFailure } from '../../platform/http-client.ts';
import { unclear, type FieldVerdict } from '../probe.ts';
import type { Client } from './client.ts';
import { errorOfBody } from './error-codes.ts';
import { connectionOfFailure } from './outcomes.ts';

/** What Meta itself has answered, for the sentence about a key: the status and its own words, cleaned. */
export function repliedWith(failure: HttpFailure, client: Client): { readonly said: string } {
  if (failure.kind !== 'status') return { said: failure.detail };
  const words = errorOfBody(failure.body, client.secrets)?.detail ?? null;
  return { said: `${failure.status}${words === null ? '' : ` (${words})`}` };
}

/** A failure that says nothing about the key. */
export function unclearFailure(failure: HttpFailure, client: Client): FieldVerdict {
  const { detail } = connectionOfFailure(failure, client.secrets);
  const reason = failure.kind === 'status' ? 'meta-unclear' : 'no-answer';
  return unclear(inEnglish(detail), reason, repliedWith(failure, client));
}

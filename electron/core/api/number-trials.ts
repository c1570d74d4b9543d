import type { Handlers } from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';

type TrialCalls = Pick<Handlers, 'channels.probe' | 'channels.sendTest'>;

/** The calls that try a number before anybody relies on it. */
export function numberTrials(): TrialCalls {
  return {
    'channels.probe': () => ({ fields: {}, found: [] }),
    'channels.sendTest': () => {
      throw new ApiError('conflict', 'This number cannot send a test yet.');
    },
  };
}

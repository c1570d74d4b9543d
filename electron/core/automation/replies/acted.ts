import type { Change } from '../../platform/event-bus.ts';

/** What reading a message as a reply came to. */
export type Acted = {
  /** `done`: nothing is left for a person. `asked`: we have asked back. `person`: somebody has to read it. `none`: it was no reply. */
  readonly outcome: 'done' | 'asked' | 'person' | 'none';
  /** To announce after the commit. */
  readonly changes: Change[];
};

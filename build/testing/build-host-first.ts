import { buildStaleHost } from '../build-stale.ts';

/** Before the tests that start hosts as processes. Vitest wants a default export here. */
export default buildStaleHost;

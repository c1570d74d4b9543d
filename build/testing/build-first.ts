import { buildWhatIsStale } from '../build-stale.ts';

/** Before the first spec: the screens and the host that the specs start. Playwright wants a default export here. */
export default buildWhatIsStale;

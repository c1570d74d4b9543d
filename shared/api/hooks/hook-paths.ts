import type { Json } from '../openapi-parts.ts';
import { bookingPaths } from './booking-path.ts';
import { openPaths } from './open-paths.ts';
import { greenApiPaths, metaPaths, wazzupPaths } from './provider-paths.ts';
import { torrowPaths } from './torrow-paths.ts';

/** Every address of the public listener, as OpenAPI paths; the ones of other programs first. */
export function hookPaths(): Json {
  return {
    ...bookingPaths(),
    ...torrowPaths(),
    ...metaPaths(),
    ...greenApiPaths(),
    ...wazzupPaths(),
    ...openPaths(),
  };
}

import { use, useEffect } from 'react';

import { HeldKeysContext } from '../later/held-keys.ts';
import { Later } from '../later/later.tsx';
import { StumbleGuard } from '../later/stumble-guard.tsx';
import { ScreenSkeleton } from './screen-skeleton.tsx';
import type { Screen, ScreenProps } from './screens.tsx';

/** Where a screen stands: itself, or its outline while it is on its way. Keep one for each screen. */
export function ScreenPlace({ screen, rest }: { screen: Screen } & ScreenProps) {
  const keys = use(HeldKeysContext);
  // Keys that were meant for this screen are not the next one's.
  useEffect(() => () => keys?.drop(), [keys]);
  return (
    <StumbleGuard>
      <Later part={screen.part} with={{ rest }} waiting={<ScreenSkeleton shape={screen.shape} />} />
    </StumbleGuard>
  );
}

import type { ChannelId } from '#shared/domain/ids.ts';
import { asId } from '#shared/domain/ids.ts';

import { AddNumberScreen } from './add-number-screen.tsx';
import { AddressPage } from './address/address-page.tsx';
import { ConnectionsScreen } from './connections-screen.tsx';
import { HealthPage } from './health/health-page.tsx';
import { ProgramsPage } from './programs/programs-page.tsx';

/** `/connections` and what is below it: its parts, the way to a new number, and a number's own way at its id. */
export function ConnectionsArea({ rest }: { rest: string | null }) {
  switch (rest) {
    case null:
      return <ConnectionsScreen />;
    case 'address':
      return <AddressPage />;
    case 'health':
      return <HealthPage />;
    case 'programs':
      return <ProgramsPage />;
    default:
      // One place for both, so that what was typed outlives the way there and back.
      return <AddNumberScreen id={rest === 'add' ? null : asId<ChannelId>(rest)} />;
  }
}

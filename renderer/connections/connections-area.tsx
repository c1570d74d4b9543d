import { AddNumberScreen } from './add-number-screen.tsx';
import { AddressPage } from './address/address-page.tsx';
import { ConnectionsScreen } from './connections-screen.tsx';
import { HealthPage } from './health/health-page.tsx';
import { ProgramsPage } from './programs/programs-page.tsx';

/** `/connections` and what is below it. */
export function ConnectionsArea({ rest }: { rest: string | null }) {
  switch (rest) {
    case 'add':
      return <AddNumberScreen />;
    case 'address':
      return <AddressPage />;
    case 'health':
      return <HealthPage />;
    case 'programs':
      return <ProgramsPage />;
    default:
      return <ConnectionsScreen />;
  }
}

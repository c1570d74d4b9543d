import { AddNumberScreen } from './add-number-screen.tsx';
import { ConnectionsScreen } from './connections-screen.tsx';

/** `/connections` and what is below it. */
export function ConnectionsArea({ rest }: { rest: string | null }) {
  return rest === 'add' ? <AddNumberScreen /> : <ConnectionsScreen />;
}

import { SourcesPage } from './sources/sources-page.tsx';
import { VisitsView } from './visits-view.tsx';

/** The bookings: `/bookings` lists the visits, `/bookings/:id` opens one, `/bookings/sources` says where they come from. */
export function BookingsScreen({ rest }: { rest: string | null }) {
  return rest === 'sources' ? <SourcesPage /> : <VisitsView openId={rest} />;
}

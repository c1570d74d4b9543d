import { SourcesPage } from './sources/sources-page.tsx';
import { VisitsView } from './visits-view.tsx';

/**
 * The bookings: `/bookings` lists the visits, `/bookings/:id` opens one, `/bookings/sources` says where they come from,
 * `/bookings/torrow` takes a Torrow address at once.
 */
export function BookingsScreen({ rest }: { rest: string | null }) {
  if (rest === 'sources' || rest === 'torrow') {
    return <SourcesPage opensWith={rest === 'sources' ? null : 'torrow'} />;
  }
  return <VisitsView openId={rest} />;
}

import { useDesktop } from '../desktop/desktop-provider.tsx';
import { ComputerSection } from './desktop-computer-section.tsx';
import { LockSection } from './desktop-lock-section.tsx';
import { NotificationsSection } from './desktop-notifications-section.tsx';

/** What can be chosen for this computer; nothing in a browser. */
export function DesktopSections() {
  const desktop = useDesktop();
  if (desktop === null) return null;
  return (
    <>
      <ComputerSection desktop={desktop} />
      <NotificationsSection desktop={desktop} />
      <LockSection desktop={desktop} />
    </>
  );
}

import { useCall } from '../api/use-call.ts';
import { useErrorWords } from '../api/use-failure-toast.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { Page } from '../ui/page.tsx';
import { SkeletonCards } from '../ui/skeletons.tsx';
import { AboutSection } from './about-section.tsx';
import { BusinessSection } from './business-section.tsx';
import { DesktopSections } from './desktop-sections.tsx';
import { DetailsSection } from './details-section.tsx';
import { HoursSection } from './hours-section.tsx';
import { InterfaceSection } from './interface-section.tsx';
import { MailSection } from './mail-section.tsx';
import { UsersSection } from './users-section.tsx';

/** Everything that the shop can choose; each change is kept at once. */
export function SettingsScreen() {
  const { t } = useTranslation('settings');
  return (
    <Page title={t('title')}>
      <Sections />
    </Page>
  );
}

function Sections() {
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const settings = useCall('settings.get', {});
  if (settings.isPending) return <SkeletonCards count={3} height={240} label={basics('loading')} />;
  if (!settings.data) {
    const { title, next } = describe(settings.error);
    return (
      <ErrorState
        title={title}
        next={next}
        action={{
          label: basics('tryAgain'),
          run: () => void settings.refetch(),
          isBusy: settings.isFetching,
        }}
      />
    );
  }
  return (
    <>
      <BusinessSection settings={settings.data} />
      <DetailsSection settings={settings.data} />
      <HoursSection settings={settings.data} />
      <InterfaceSection settings={settings.data} />
      <DesktopSections />
      <MailSection settings={settings.data} />
      <UsersSection />
      <AboutSection settings={settings.data} />
    </>
  );
}

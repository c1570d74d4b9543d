import { useTranslation } from '../i18n/use-translation.ts';
import { LinkTabs } from '../ui/link-tabs.tsx';

/** The parts of the connections, each with an address of its own. */
export type ConnectionsPart = 'numbers' | 'address' | 'health' | 'programs';

const parts: readonly { readonly part: ConnectionsPart; readonly href: string }[] = [
  { part: 'numbers', href: '/connections' },
  { part: 'address', href: '/connections/address' },
  { part: 'health', href: '/connections/health' },
  { part: 'programs', href: '/connections/programs' },
];

/** The way between the parts of the connections. */
export function ConnectionsTabs({ here }: { here: ConnectionsPart }) {
  const { t } = useTranslation('connections');
  return (
    <LinkTabs
      label={t('tabs.label')}
      tabs={parts.map(({ part, href }) => ({ href, word: t(`tabs.${part}`), isHere: part === here }))}
    />
  );
}

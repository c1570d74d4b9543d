import { Modal } from '@mantine/core';

import { useLockNow } from '../desktop/use-lock-now.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { Kbd } from '../ui/kbd.tsx';
import classes from './shortcuts-help.module.css';

/** Keys pressed one after another are separated by a space. */
const groups = [
  {
    name: 'everywhere',
    entries: [
      { name: 'palette', keys: 'Mod+K' },
      { name: 'goInbox', keys: 'G I' },
      { name: 'goBookings', keys: 'G B' },
      { name: 'goOutbox', keys: 'G O' },
      { name: 'goTemplates', keys: 'G T' },
      { name: 'goRules', keys: 'G R' },
      { name: 'goConnections', keys: 'G C' },
      { name: 'goActivity', keys: 'G A' },
      { name: 'goSettings', keys: 'G S' },
      { name: 'lock', keys: 'Mod+L' },
      { name: 'help', keys: '?' },
    ],
  },
  {
    name: 'inbox',
    entries: [
      { name: 'search', keys: '/' },
      { name: 'nextChat', keys: 'J' },
      { name: 'previousChat', keys: 'K' },
      { name: 'noReply', keys: 'E' },
      { name: 'quickReply', keys: '/' },
      { name: 'send', keys: 'Mod+Enter' },
    ],
  },
  {
    name: 'bookings',
    entries: [
      { name: 'addVisit', keys: 'N' },
      { name: 'nextVisit', keys: 'J' },
      { name: 'previousVisit', keys: 'K' },
      { name: 'today', keys: 'T' },
      { name: 'switchView', keys: 'V' },
      { name: 'nextWeek', keys: ']' },
    ],
  },
  {
    name: 'templates',
    entries: [
      { name: 'saveText', keys: 'Mod+S' },
      { name: 'suggest', keys: 'Ctrl+Space' },
      { name: 'nextProblem', keys: 'F8' },
      { name: 'nextText', keys: 'J' },
    ],
  },
] as const;

/** The list of keys, opened with `?`. */
export function ShortcutsHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('shell');
  const { t: basics } = useTranslation('basics');
  const canLock = useLockNow() !== null;
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('shortcuts.title')}
      size={620}
      closeButtonProps={{ 'aria-label': basics('close') }}
    >
      <div className={classes.groups}>
        {groups.map((group) => (
          <section key={group.name}>
            <h3 className={classes.heading}>{t(`shortcuts.${group.name}`)}</h3>
            <dl>
              {group.entries
                .filter((entry) => entry.name !== 'lock' || canLock)
                .map((entry) => (
                  <div key={entry.name} className={classes.entry}>
                    <dt>{t(`shortcuts.${entry.name}`)}</dt>
                    <dd className={classes.keys}>
                      <KeySequence keys={entry.keys} then={t('shortcuts.then')} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}

function KeySequence({ keys, then }: { keys: string; then: string }) {
  const [first = '', second] = keys.split(' ');
  return (
    <>
      <Kbd keys={first} />
      {second !== undefined && (
        <>
          <span className={classes.then}>{then}</span>
          <Kbd keys={second} />
        </>
      )}
    </>
  );
}

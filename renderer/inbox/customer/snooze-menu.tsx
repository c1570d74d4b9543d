import { Button, Menu, Modal, TextInput } from '@mantine/core';
import { AlarmClock, CalendarClock, Clock3 } from 'lucide-react';
import { useState, type ReactNode, type SyntheticEvent } from 'react';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useNow, useTimeFormat } from '../../ui/use-time-format.tsx';
import { instantOf, wallTimeOf } from '../../ui/wall-clock.ts';
import classes from './customer-pane.module.css';
import { snoozeTimes } from './snooze-times.ts';

/** Offers when a chat comes back: in an hour, tomorrow, next week, or at a time of one's own. */
export function SnoozeMenu({
  onSnooze,
  children,
}: {
  onSnooze: (until: number) => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('inbox');
  const [isPicking, setPicking] = useState(false);
  return (
    <>
      <Menu
        position="bottom-start"
        width={270}
        radius={10}
        shadow="none"
        transitionProps={{ duration: 120 }}
        classNames={{ dropdown: classes.menu ?? '' }}
      >
        <Menu.Target>{children}</Menu.Target>
        <Menu.Dropdown>
          <Times
            onSnooze={onSnooze}
            onPick={() => {
              setPicking(true);
            }}
          />
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={isPicking}
        onClose={() => {
          setPicking(false);
        }}
        title={t('snooze.title')}
        size={380}
      >
        <PickTime
          onPicked={(until) => {
            setPicking(false);
            onSnooze(until);
          }}
        />
      </Modal>
    </>
  );
}

function Times({ onSnooze, onPick }: { onSnooze: (until: number) => void; onPick: () => void }) {
  const { t } = useTranslation('inbox');
  const format = useTimeFormat();
  const times = snoozeTimes(useNow(), format.timeZone);
  const entry = (word: string, until: number, when: string) => (
    <Menu.Item
      leftSection={<Clock3 size={16} strokeWidth={1.9} aria-hidden />}
      rightSection={<span className={classes.when}>{when}</span>}
      onClick={() => {
        onSnooze(until);
      }}
    >
      {word}
    </Menu.Item>
  );
  return (
    <>
      {entry(t('snooze.hour'), times.hour, format.time(times.hour))}
      {entry(t('snooze.tomorrow'), times.tomorrow, format.time(times.tomorrow))}
      {entry(t('snooze.nextWeek'), times.nextWeek, format.time(times.nextWeek))}
      <Menu.Divider />
      <Menu.Item leftSection={<CalendarClock size={16} strokeWidth={1.9} aria-hidden />} onClick={onPick}>
        {t('snooze.pick')}
      </Menu.Item>
    </>
  );
}

function PickTime({ onPicked }: { onPicked: (until: number) => void }) {
  const { t } = useTranslation('inbox');
  const { timeZone } = useTimeFormat();
  const [value, setValue] = useState(() => {
    const wall = wallTimeOf(snoozeTimes(Date.now(), timeZone).tomorrow, timeZone);
    return `${wall.day}T${wall.time}`;
  });
  const [isPast, setPast] = useState(false);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const [day = '', time = ''] = value.split('T');
    const until = instantOf({ day, time: time.slice(0, 5) }, timeZone);
    if (Number.isNaN(until)) return;
    if (until <= Date.now()) setPast(true);
    else onPicked(until);
  };
  return (
    <form className={classes.pick} onSubmit={submit}>
      <TextInput
        type="datetime-local"
        label={t('snooze.when')}
        value={value}
        required
        data-autofocus
        error={isPast ? t('snooze.past') : null}
        onChange={(event) => {
          setValue(event.currentTarget.value);
          setPast(false);
        }}
      />
      <Button type="submit" leftSection={<AlarmClock size={16} aria-hidden />}>
        {t('snooze.confirm')}
      </Button>
    </form>
  );
}

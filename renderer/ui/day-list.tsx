import { Button } from '@mantine/core';
import type { ReactNode } from 'react';

import classes from './day-list.module.css';
import type { DayGroup } from './group-by-day.ts';

type DayListProps<Item> = {
  days: readonly DayGroup<Item>[];
  /** The button below, when there is more. */
  more?: { readonly word: string; readonly load: () => void; readonly isBusy: boolean } | null;
  children: (item: Item, day: DayGroup<Item>) => ReactNode;
};

/** Rows under the name of their day, which stays in sight. */
export function DayList<Item extends { readonly id: string }>({
  days,
  more = null,
  children,
}: DayListProps<Item>) {
  return (
    <>
      {days.map((day) => (
        <section key={day.key} className={classes.day} aria-label={day.word}>
          <h2 className={classes.heading}>{day.word}</h2>
          <ul className={classes.rows}>
            {day.items.map((item) => (
              <li key={item.id} className={classes.row}>
                {children(item, day)}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {more && (
        <div className={classes.more}>
          <Button variant="default" onClick={more.load} loading={more.isBusy}>
            {more.word}
          </Button>
        </div>
      )}
    </>
  );
}

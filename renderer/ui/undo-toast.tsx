import { notifications } from '@mantine/notifications';

import classes from './undo-toast.module.css';

/** How long there is time to change one's mind. Milliseconds. */
const offered = 8000;

/** Says in a corner what has been done, with a button that takes it back. The same `id` replaces the one before. */
export function showUndoToast({
  id,
  message,
  undo,
}: {
  id: string;
  message: string;
  undo: { label: string; run: () => void };
}): void {
  notifications.show({
    id,
    autoClose: offered,
    withBorder: true,
    message: (
      <span className={classes.line}>
        <span className={classes.words}>{message}</span>
        <button
          type="button"
          className={classes.undo}
          onClick={() => {
            notifications.hide(id);
            undo.run();
          }}
        >
          {undo.label}
        </button>
      </span>
    ),
  });
}

import { notifications } from '@mantine/notifications';

import classes from './undo-toast.module.css';

/** How long there is time to change one's mind, and how long to read. Milliseconds. */
const undoOffered = 8000;
const readFor = 4000;

/** Says in a corner what has been done. The same `id` replaces the one before: of one thing only the latest counts. */
export function showToast(id: string, message: string): void {
  notifications.hide(id);
  notifications.show({ id, message, autoClose: readFor, withBorder: true });
}

/** The same with a button that takes it back. */
export function showUndoToast({
  id,
  message,
  undo,
}: {
  id: string;
  message: string;
  undo: { label: string; run: () => void };
}): void {
  notifications.hide(id);
  notifications.show({
    id,
    autoClose: undoOffered,
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

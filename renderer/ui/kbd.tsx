import classes from './kbd.module.css';

/** Keys to press: `keys="Mod+K"` shows ⌘K on a Mac and Ctrl K elsewhere; `then` separates keys pressed one after another. */
export function Kbd({ keys }: { keys: string }) {
  const parts = keys.split('+').map((key) => (key === 'Mod' ? (isMac() ? '⌘' : 'Ctrl') : key));
  return (
    <span className={classes.keys}>
      {parts.map((part) => (
        <kbd key={part} className={classes.key}>
          {part}
        </kbd>
      ))}
    </span>
  );
}

/** True where the command key does what Ctrl does elsewhere. */
function isMac(): boolean {
  return /mac/i.test(navigator.userAgent);
}

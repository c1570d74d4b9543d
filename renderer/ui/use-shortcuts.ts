import { useLayoutEffect, useRef } from 'react';

/**
 * What a key does: by `KeyboardEvent.code`, the place of the key, so that letters work on a Russian keyboard too; or by
 * `KeyboardEvent.key`, for signs that stand elsewhere on other keyboards.
 */
export type Shortcuts = Readonly<Record<string, (() => void) | undefined>>;

/**
 * Single keys of a screen. They rest while somebody types, while a dialog or menu is open and with Ctrl, Alt or Meta.
 * Listens at the window, after the shell, whose sequences (`g` `i`) come first.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useLayoutEffect(() => {
    latest.current = shortcuts;
  });
  // With what is seen, not a moment later: whoever sees a screen may press its keys.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || isElsewhere(event.target) || isUnderDialog()) return;
      const run = latest.current[event.key] ?? (event.shiftKey ? undefined : latest.current[event.code]);
      if (!run) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=range]), textarea, select, [role="combobox"]'))
  );
}

function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null
  );
}

/** A dialog may have lost its focus to the page, but the keys are its own. */
function isUnderDialog(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

import { useEffect, useRef, type RefObject } from 'react';

/**
 * Leads to the first field that a press of the button found wrong: in a low window it may be far out of sight.
 * `problems`: what is wrong, by field; a new object where something new was found, one that only shrinks while typing.
 */
export function useFocusFirstWrong(
  form: RefObject<HTMLElement | null>,
  problems: Readonly<Record<string, string | undefined>>,
): void {
  const count = Object.values(problems).filter((problem) => problem !== undefined).length;
  const before = useRef(0);
  useEffect(() => {
    const isNew = count > before.current;
    before.current = count;
    if (isNew) form.current?.querySelector<HTMLElement>('input[aria-invalid="true"]')?.focus();
  }, [form, count, problems]);
}

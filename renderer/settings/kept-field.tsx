import { Textarea, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';

/** A pause in typing after which the text is kept. Milliseconds. */
const typingPause = 700;

type KeptFieldProps = {
  label: string;
  kept: string;
  onKeep: (text: string) => void;
  placeholder?: string;
  description?: string;
  maxLength: number;
  className?: string;
  type?: 'text' | 'tel' | 'url';
  /** More than one line. */
  isLong?: boolean;
  /** What is wrong with a text, or null; such a text is not kept. */
  problemOf?: (text: string) => string | null;
};

/** Keeps a text after a pause in typing, and when the field is left; what another window wrote shows when it is idle. */
export function KeptField(props: KeptFieldProps) {
  const { kept, onKeep, isLong = false, problemOf } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed?.trim();
  const problem = text === undefined ? null : (problemOf?.(text) ?? null);
  const isNew = text !== undefined && text !== kept && problem === null;
  useEffect(() => {
    if (!isNew) return;
    const timer = setTimeout(() => {
      onKeep(text);
    }, typingPause);
    return () => {
      clearTimeout(timer);
    };
    // A new `onKeep` each render must not begin the pause anew.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isNew, text]);
  const field = {
    className: props.className ?? '',
    label: props.label,
    placeholder: props.placeholder ?? '',
    description: props.description,
    value: typed ?? kept,
    maxLength: props.maxLength,
    error: problem,
    onChange: (event: { currentTarget: { value: string } }) => {
      setTyped(event.currentTarget.value);
    },
    onBlur: () => {
      // What is not kept yet stays in sight until it is; what cannot be kept stays with its reason.
      if (isNew) onKeep(text);
      else if (problem === null) setTyped(null);
    },
  };
  return isLong ? (
    <Textarea {...field} autosize minRows={2} maxRows={8} />
  ) : (
    <TextInput {...field} type={props.type ?? 'text'} />
  );
}

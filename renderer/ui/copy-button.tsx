import { ActionIcon, Tooltip } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';

/** How long it says that the text was copied. Milliseconds. */
const thanksFor = 1800;

/** Puts a text on the clipboard and says so, in its own place. */
export function CopyButton({
  text,
  label,
  copiedLabel,
}: {
  text: string;
  label: string;
  copiedLabel: string;
}) {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => {
      setIsCopied(false);
    }, thanksFor);
    return () => {
      clearTimeout(timer);
    };
  }, [isCopied]);
  const copy = () => {
    // A refusal (no permission) leaves the icon as it is: the text can still be selected by hand.
    navigator.clipboard.writeText(text).then(
      () => {
        setIsCopied(true);
      },
      () => undefined,
    );
  };
  return (
    <Tooltip label={isCopied ? copiedLabel : label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={26}
        onClick={copy}
        aria-label={isCopied ? copiedLabel : label}
      >
        {isCopied ? <Check size={15} /> : <Copy size={15} />}
      </ActionIcon>
    </Tooltip>
  );
}

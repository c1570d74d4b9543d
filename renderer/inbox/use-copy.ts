import { useEffect, useState } from 'react';

/** Copies text and says for two seconds which was copied. */
export function useCopy(): { copied: string | null; copy: (text: string) => void } {
  const [copied, setCopied] = useState<string | null>(null);
  useEffect(() => {
    if (copied === null) return;
    const timer = setTimeout(() => {
      setCopied(null);
    }, 2000);
    return () => {
      clearTimeout(timer);
    };
  }, [copied]);
  return {
    copied,
    copy(text) {
      void navigator.clipboard.writeText(text).then(() => {
        setCopied(text);
      });
    },
  };
}

import { Button } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';

type SmallButtonProps = {
  icon: LucideIcon;
  word: string;
  onPress: () => void;
  isBusy?: boolean;
  isDisabled?: boolean;
};

/** One of several things that can be done with a message, beside each other below it. */
export function SmallButton({
  icon: Icon,
  word,
  onPress,
  isBusy = false,
  isDisabled = false,
}: SmallButtonProps) {
  return (
    <Button
      variant="default"
      size="xs"
      fz={13}
      px={10}
      leftSection={<Icon size={15} aria-hidden />}
      loading={isBusy}
      disabled={isDisabled}
      onClick={onPress}
    >
      {word}
    </Button>
  );
}

import { useMutation } from '@tanstack/react-query';

import { useFailureToast } from '../api/use-failure-toast.ts';
import type { Desktop } from './desktop-provider.tsx';

/** Restarts into the version that lies ready. After that the page is gone, so it stays busy until then. */
export function useInstallUpdate({ call }: Pick<Desktop, 'call'>): {
  install: () => void;
  isInstalling: boolean;
} {
  const showFailure = useFailureToast();
  const { mutate, isPending, isSuccess } = useMutation({
    networkMode: 'always',
    mutationFn: () => call('desktop.installUpdate', {}),
    onError: showFailure,
  });
  return {
    install: () => {
      mutate();
    },
    isInstalling: isPending || isSuccess,
  };
}

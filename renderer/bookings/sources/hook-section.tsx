import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';

import { useAction } from '../../api/use-action.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { PageSection } from '../../ui/page.tsx';
import { HookAddress } from '../ways/ways-in.tsx';

/** The address to which any booking service may post. */
export function HookSection() {
  const { t } = useTranslation('sources');
  const { t: basics } = useTranslation('basics');
  const [isAsking, setIsAsking] = useState(false);
  const renew = useAction('sources.renewHookSecret');
  const close = () => {
    setIsAsking(false);
  };
  return (
    <PageSection
      title={t('hook.title')}
      text={t('hook.text')}
      action={
        <Button
          variant="default"
          onClick={() => {
            setIsAsking(true);
          }}
        >
          {t('hook.renew')}
        </Button>
      }
    >
      <HookAddress />
      <ConfirmDialog
        isOpen={isAsking}
        title={t('hook.renewTitle')}
        confirmLabel={t('hook.renew')}
        cancelLabel={basics('cancel')}
        isBusy={renew.isPending}
        onConfirm={() => {
          renew.mutate(
            {},
            {
              onSuccess: () => {
                notifications.show({ message: t('hook.renewed') });
                close();
              },
            },
          );
        }}
        onClose={close}
      >
        {t('hook.renewText')}
      </ConfirmDialog>
    </PageSection>
  );
}

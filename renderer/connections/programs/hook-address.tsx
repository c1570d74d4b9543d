import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';

import { useAction } from '../../api/use-action.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { PageSection } from '../../ui/page.tsx';
import { isOnThisComputer, maskedAddress, originOf } from './masked-address.ts';
import { NeedsAddress } from './needs-address.tsx';
import classes from './programs.module.css';

/** The address to give away, its secret hidden until somebody wants to see it. */
export function HookAddress({ address }: { address: string }) {
  const { t } = useTranslation('programs');
  const { t: basics } = useTranslation('basics');
  const [isShown, setShown] = useState(false);
  const isLocal = isOnThisComputer(address);
  const docs = `${originOf(address)}/docs`;
  return (
    <PageSection title={t('address.title')} text={t('address.text')} action={<Renew />}>
      {isLocal && <NeedsAddress title={t('local.title')} text={t('local.text')} />}
      <div className={classes.address} role="group" aria-label={t('address.label')}>
        <code className={classes.code}>{isShown ? address : maskedAddress(address)}</code>
        <span className={classes.buttons}>
          <IconButton
            size={26}
            label={t(isShown ? 'address.hide' : 'address.show')}
            onClick={() => {
              setShown(!isShown);
            }}
          >
            {isShown ? <EyeOff size={16} /> : <Eye size={16} />}
          </IconButton>
          <CopyButton text={address} label={t('address.copy')} copiedLabel={basics('copied')} />
        </span>
      </div>
      <p className={classes.help}>{t('address.docs')}</p>
      <div className={classes.address}>
        <code className={classes.code}>{docs}</code>
        <span className={classes.buttons}>
          <CopyButton text={docs} label={t('address.docsCopy')} copiedLabel={basics('copied')} />
        </span>
      </div>
    </PageSection>
  );
}

function Renew() {
  const { t } = useTranslation('programs');
  const { t: basics } = useTranslation('basics');
  const [isAsking, setAsking] = useState(false);
  const renew = useAction('sources.renewHookSecret');
  const close = () => {
    setAsking(false);
  };
  return (
    <>
      <Button
        variant="default"
        onClick={() => {
          setAsking(true);
        }}
      >
        {t('address.renew')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('address.renewTitle')}
        confirmLabel={t('address.renew')}
        cancelLabel={basics('cancel')}
        isBusy={renew.isPending}
        onConfirm={() => {
          renew.mutate(
            {},
            {
              onSuccess: () => {
                notifications.show({ message: t('address.renewed') });
                close();
              },
            },
          );
        }}
        onClose={close}
      >
        {t('address.renewText')}
      </ConfirmDialog>
    </>
  );
}

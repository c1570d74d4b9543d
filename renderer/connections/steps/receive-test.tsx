import { Button, Loader } from '@mantine/core';
import { QRCodeSVG } from 'qrcode.react';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import { displayPhone } from '#shared/domain/phone.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { PageSection } from '../../ui/page.tsx';
import { useLasting } from '../../ui/use-lasting.ts';
import classes from './self-test.module.css';
import { chatAddress } from './self-test.ts';

/** After this long without a message it says what may be wrong. Milliseconds. */
const longWait = 60_000;

/** A phone stays on one line. */
const noBreak = '\u00a0';

type ReceiveTestProps = { channel: ChannelView; onSkip: () => void; onRecheck: () => void };

/** Waits for a message from the owner: the proof that customers are heard. */
export function ReceiveTest({ channel, onSkip, onRecheck }: ReceiveTestProps) {
  const { t } = useTranslation('connect');
  const isLong = useLasting(true, longWait);
  const { account } = channel;
  return (
    <PageSection title={t('receive.title')}>
      <div className={classes.layout}>
        <div className={classes.words}>
          <p>
            {account === null
              ? t('receive.textNoPhone')
              : t('receive.text', { phone: displayPhone(account).replaceAll(' ', noBreak) })}
          </p>
          <p className={classes.waiting} role="status">
            <Loader size={16} aria-hidden />
            {isLong ? t('receive.long') : t('receive.waiting')}
          </p>
          <div className={classes.actions}>
            {isLong && (
              <Button variant="default" onClick={onRecheck}>
                {t('receive.recheck')}
              </Button>
            )}
            <Button variant="default" onClick={onSkip}>
              {t('receive.skip')}
            </Button>
          </div>
        </div>
        {account !== null && (
          <div className={classes.code}>
            <QRCodeSVG
              value={chatAddress(account, t('receive.message'))}
              size={176}
              title={t('receive.code')}
              role="img"
            />
          </div>
        )}
      </div>
    </PageSection>
  );
}

import { Button } from '@mantine/core';
import { CircleCheck } from 'lucide-react';
import { useEffect, useState } from 'react';

import type { ChannelView } from '#shared/api/calls/channels.ts';

import { useCall } from '../../api/use-call.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useSays } from '../../i18n/use-says.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { SkeletonBar } from '../../ui/skeletons.tsx';
import { useLasting } from '../../ui/use-lasting.ts';
import { PhoneCode } from './phone-code.tsx';
import classes from './phone-sign-in.module.css';

/** The code renews every 20 s at the provider; asked every few seconds we see both that and the sign-in. Milliseconds. */
const askEvery = 3000;

type PhoneSignInProps = {
  channel: ChannelView;
  /** Called once the person has seen that the number is signed in. */
  onDone: () => void;
  /** Called as soon as the number is signed in. */
  onSignedIn?: () => void;
};

/** Signs a number in: by scanning a code, or by typing one on the phone. */
export function PhoneSignIn({ channel, onDone, onSignedIn }: PhoneSignInProps) {
  const { t } = useTranslation('connections');
  const { t: basics } = useTranslation('basics');
  const [byPhone, setByPhone] = useState(false);
  const code = useCall(
    'channels.qr',
    { id: channel.id },
    { every: (answer) => (answer?.kind === 'signed-in' ? false : askEvery), fresh: true },
  );
  const isSignedIn = code.data?.kind === 'signed-in';
  useEffect(() => {
    if (isSignedIn) onSignedIn?.();
  }, [isSignedIn, onSignedIn]);

  if (isSignedIn) {
    return (
      <div className={classes.done} role="status">
        <CircleCheck size={44} strokeWidth={1.6} aria-hidden />
        <h3 className={classes.doneTitle}>{t('qr.signedIn')}</h3>
        <p>{t('qr.signedInText')}</p>
        <Button onClick={onDone} data-autofocus>
          {basics('done')}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.layout}>
      {byPhone ? (
        <PhoneCode channelId={channel.id} />
      ) : (
        <>
          <ol className={classes.steps}>
            <li>{t('qr.step1')}</li>
            <li>{t('qr.step2')}</li>
            <li>{t('qr.step3')}</li>
          </ol>
          <CodePicture answer={code.data} error={code.error} />
        </>
      )}
      {/* Only Green API gives codes to type. */}
      {channel.provider === 'green-api' && (
        <Button
          className={classes.otherWay ?? ''}
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            setByPhone(!byPhone);
          }}
        >
          {byPhone ? t('qr.byCamera') : t('qr.byPhone')}
        </Button>
      )}
    </div>
  );
}

type CodeAnswer = NonNullable<ReturnType<typeof useCall<'channels.qr'>>['data']>;

/** After this long without a code the wait is explained. Milliseconds. */
const longWait = 8000;

function CodePicture({ answer, error }: { answer: CodeAnswer | undefined; error: Error | null }) {
  const { t } = useTranslation('connections');
  const says = useSays();
  const describe = useErrorWords();
  const isWaiting = answer?.kind !== 'code';
  const isLong = useLasting(isWaiting, longWait);
  if (!isWaiting) {
    return (
      <figure className={classes.figure}>
        <img
          className={classes.code}
          src={`data:image/png;base64,${answer.imageBase64}`}
          alt={t('qr.image')}
          width={240}
          height={240}
        />
        <figcaption className={classes.caption}>{t('qr.renews')}</figcaption>
      </figure>
    );
  }
  return (
    <figure className={classes.figure} role="status">
      <SkeletonBar width={264} height={264} radius={12} />
      <figcaption className={classes.caption}>
        {error
          ? `${t('qr.failed')}: ${describe(error).next}`
          : isLong
            ? `${t('qr.waitingLong')} ${answer?.kind === 'not-ready' ? says.line(answer.why) : ''}`
            : t('qr.waiting')}
      </figcaption>
    </figure>
  );
}

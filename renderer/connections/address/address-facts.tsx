import type { TunnelView } from '#shared/api/calls/tunnel.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { useTimeFormat } from '../../ui/use-time-format.tsx';
import { useAgo } from '../use-ago.ts';
import classes from './address-facts.module.css';
import { hostOfUrl } from './judge-address.ts';

/** The address, what carries it, and the two proofs: a test that came back, a message that came in. */
export function AddressFacts({ tunnel }: { tunnel: TunnelView }) {
  const { t } = useTranslation('address');
  const format = useTimeFormat();
  const ago = useAgo();
  const { url, carrier, lastEventAt } = tunnel;
  return (
    <dl className={classes.facts}>
      <div className={classes.address}>
        <dt>{t('now.address')}</dt>
        <dd>
          {url === null ? (
            t('now.noAddress')
          ) : (
            <>
              <code>{url}</code>
              <CopyButton text={url} label={t('now.copy')} copiedLabel={t('now.copied')} />
            </>
          )}
        </dd>
      </div>
      {carrier !== null && (
        <div>
          <dt>{t('now.carrier')}</dt>
          <dd>{t(`carriers.${carrier}`)}</dd>
        </div>
      )}
      <div>
        <dt>{t('now.proof')}</dt>
        <dd>
          <ProofOfLife tunnel={tunnel} />
        </dd>
      </div>
      <div>
        <dt>{t('now.lastEvent')}</dt>
        <dd>
          {lastEventAt === null ? (
            t('now.lastEventNever')
          ) : (
            <time dateTime={lastEventAt} title={format.full(lastEventAt)}>
              {ago(lastEventAt)}
            </time>
          )}
        </dd>
      </div>
    </dl>
  );
}

function ProofOfLife({ tunnel: { proof, url } }: { tunnel: TunnelView }) {
  const { t } = useTranslation('address');
  const ago = useAgo();
  if (proof.at === null || url === null) return t('now.proofNever');
  const when = ago(proof.at);
  if (proof.state === 'works' && proof.tookMs !== null && proof.reason === null) {
    return t('now.proofWorks', { host: hostOfUrl(url), took: proof.tookMs, when });
  }
  return proof.lastWorkedAt === null
    ? t('now.proofNeverWorked', { when })
    : t('now.proofFailed', { when, lastWorked: ago(proof.lastWorkedAt) });
}

import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';

import { useTranslation } from '../../i18n/use-translation.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { PageSection } from '../../ui/page.tsx';
import { convertTorrow, withoutKeys } from './convert-torrow.ts';
import { isOnThisComputer, originOf } from './masked-address.ts';
import { NeedsAddress } from './needs-address.tsx';
import classes from './programs.module.css';

/** Torrow's address, old and new: it is made here and goes nowhere. What could be read is not left standing with its keys. */
export function TorrowAddress({ address }: { address: string }) {
  const { t } = useTranslation('programs');
  const [pasted, setPasted] = useState('');
  const converted = pasted.trim() === '' ? null : convertTorrow(pasted, originOf(address));
  return (
    <PageSection title={t('torrow.title')} text={t('torrow.text')}>
      {isOnThisComputer(address) ? (
        <NeedsAddress title={t('torrow.needsAddress')} />
      ) : converted?.kind === 'address' ? (
        <Both
          before={converted.before}
          after={converted.after}
          onAnother={() => {
            setPasted('');
          }}
        />
      ) : (
        <Textarea
          label={t('torrow.old')}
          placeholder={t('torrow.placeholder')}
          autosize
          minRows={2}
          maxRows={8}
          value={pasted}
          autoComplete="off"
          spellCheck={false}
          error={converted === null ? null : t(`torrow.problem.${converted.problem}`)}
          onChange={(event) => {
            setPasted(event.currentTarget.value);
          }}
        />
      )}
      <p className={classes.help}>
        <Link href="/bookings/sources" className={classes.link}>
          {t('torrow.import')}
        </Link>
      </p>
    </PageSection>
  );
}

function Both({ before, after, onAnother }: { before: string; after: string; onAnother: () => void }) {
  const { t } = useTranslation('programs');
  const { t: basics } = useTranslation('basics');
  const result = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The field that had the focus is gone.
    result.current?.focus();
  }, []);
  return (
    <div ref={result} tabIndex={-1} role="group" aria-label={t('torrow.new')} className={classes.converted}>
      <div className={classes.pair}>
        <div>
          <p className={classes.pairTitle}>{t('torrow.old')}</p>
          <Address text={withoutKeys(before)} />
        </div>
        <div>
          <p className={classes.pairTitle}>{t('torrow.new')}</p>
          <div className={classes.address}>
            <Address text={withoutKeys(after)} isBare />
            <CopyButton text={after} label={t('torrow.newCopy')} copiedLabel={basics('copied')} />
          </div>
        </div>
      </div>
      <p className={classes.help}>
        {t('torrow.kept')} {t('torrow.hidden')}
      </p>
      <Button className={classes.more} variant="default" size="compact-md" onClick={onAnother}>
        {t('torrow.another')}
      </Button>
    </div>
  );
}

/** The host stands out: it is all that differs. */
function Address({ text, isBare = false }: { text: string; isBare?: boolean }) {
  const host = /^https?:\/\/[^/]+/.exec(text)?.[0] ?? '';
  const code = (
    <code className={classes.code}>
      <strong>{host}</strong>
      {text.slice(host.length)}
    </code>
  );
  return isBare ? code : <div className={classes.address}>{code}</div>;
}

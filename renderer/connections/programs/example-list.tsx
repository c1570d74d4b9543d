import { useState } from 'react';

import { useTranslation } from '../../i18n/use-translation.ts';
import { Choice } from '../../ui/choice.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { maskedAddress } from './masked-address.ts';
import classes from './programs.module.css';
import { examplePrograms, requestExample, type ExampleProgram } from './request-examples.ts';
import { inAWeek, visitOf } from './sample-visit.ts';

/** Requests that can be pasted and run; the secret is copied, not shown. */
export function ExampleList({ address, timeZone }: { address: string; timeZone: string }) {
  const { t } = useTranslation('programs');
  const { t: basics } = useTranslation('basics');
  const [program, setProgram] = useState<ExampleProgram>('curl');
  const [when] = useState(() => inAWeek(Date.now(), timeZone));
  const draft = {
    ...when,
    phone: '+49 151 12345678',
    name: t('examples.name'),
    service: t('examples.service'),
  };
  const visit = visitOf(draft, timeZone, 'R-2041');
  if (visit === null) return null;
  return (
    <>
      <p className={classes.text}>{t('examples.text')}</p>
      <Choice
        label={t('examples.which')}
        value={program}
        options={examplePrograms.map((value) => ({ value, label: t(`examples.${value}`) }))}
        onChange={setProgram}
      />
      <div className={classes.listing}>
        <pre
          // Long examples scroll, also by keyboard.
          tabIndex={0}
          role="region"
          aria-label={t('examples.shown', { program: t(`examples.${program}`) })}
        >
          {requestExample(program, maskedAddress(address), visit)}
        </pre>
        <span className={classes.copyCorner}>
          <CopyButton
            key={program}
            text={requestExample(program, address, visit)}
            label={t('examples.copy')}
            copiedLabel={basics('copied')}
          />
        </span>
      </div>
    </>
  );
}

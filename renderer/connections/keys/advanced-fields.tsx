import { Button, Collapse } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';

import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './keys-form.module.css';

/** Fields that few need: folded away, unless something is wrong with one of them. */
export function AdvancedFields({ isOpen, children }: { isOpen: boolean; children: ReactNode }) {
  const { t } = useTranslation('connect');
  const [wasOpened, setWasOpened] = useState(false);
  const id = useId();
  const isShown = isOpen || wasOpened;
  return (
    <div className={classes.advanced}>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-expanded={isShown}
        aria-controls={id}
        rightSection={<ChevronDown size={15} className={classes.chevron} data-open={isShown || undefined} />}
        onClick={() => {
          setWasOpened(!isShown);
        }}
      >
        {t('form.advanced')}
      </Button>
      <Collapse expanded={isShown} id={id}>
        <div className={classes.advancedFields}>{children}</div>
      </Collapse>
    </div>
  );
}

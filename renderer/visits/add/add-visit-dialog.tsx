import { Modal } from '@mantine/core';

import type { ContactView } from '#shared/api/calls/contacts.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useTimeFormat } from '../../ui/use-time-format.tsx';
import { useSaveVisit } from './use-save-visit.ts';
import { saveInputOf, type VisitDraft } from './visit-draft.ts';
import { VisitForm } from './visit-form.tsx';

/** Adds a visit for a customer who is known; only one without a phone is asked for it. */
export function AddVisitDialog({
  contact,
  isOpen,
  onClose,
}: {
  contact: ContactView;
  isOpen: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('bookings');
  const { t: basics } = useTranslation('basics');
  const { timeZone } = useTimeFormat();
  const save = useSaveVisit();
  const phone = contact.identifiers.find(({ kind }) => kind === 'phone')?.value;
  const draft: VisitDraft = {
    name: contact.name,
    phone: phone ?? '',
    day: '',
    time: '',
    until: '',
    service: '',
    price: '',
    currency: '',
    timeZone,
  };
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('add.title', { name: contact.name === '' ? t('visit.nameless') : contact.name })}
      size={480}
      closeButtonProps={{ 'aria-label': basics('close') }}
    >
      <VisitForm
        draft={draft}
        isKnownCustomer={phone !== undefined}
        submitLabel={t('add.submit')}
        onSubmit={async (filled) => {
          const problem = await save(saveInputOf(filled));
          if (problem === null) onClose();
          return problem;
        }}
        onLeave={onClose}
      />
    </Modal>
  );
}

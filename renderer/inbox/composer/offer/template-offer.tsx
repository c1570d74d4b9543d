import { Modal } from '@mantine/core';
import { FileCheck2 } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { Link } from 'wouter';

import type { ConversationView } from '#shared/api/calls/conversations.ts';
import type { MetaTemplateView } from '#shared/api/calls/meta-templates.ts';
import { asId, type ContactId } from '#shared/domain/ids.ts';

import { useCall } from '../../../api/use-call.ts';
import { useErrorWords } from '../../../api/use-failure-toast.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { OfferForm } from './offer-form.tsx';
import { OfferList } from './offer-list.tsx';
import { inReview, matchTemplates, sendableFrom } from './sendable.ts';
import classes from './template-offer.module.css';

type TemplateOfferProps = { conversation: ConversationView; isOpen: boolean; onClose: () => void };

/** The approved templates of the number, each written out for this customer: what may be sent after the 24 hours. */
export function TemplateOffer({ conversation, isOpen, onClose }: TemplateOfferProps) {
  const { t } = useTranslation('metaTemplates');
  const { t: basics } = useTranslation('basics');
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('offer.title')}
      size={760}
      closeButtonProps={{ 'aria-label': basics('close') }}
    >
      <Offer conversation={conversation} onClose={onClose} />
    </Modal>
  );
}

function Offer({ conversation, onClose }: Omit<TemplateOfferProps, 'isOpen'>) {
  const { t } = useTranslation('metaTemplates');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const list = useCall('metaTemplates.list', {});
  const contact = useCall(
    'contacts.get',
    { id: conversation.contactId ?? asId<ContactId>('-') },
    { enabled: conversation.contactId !== null },
  );
  const items = list.data?.items;
  if (items === undefined) {
    return list.isError ? (
      <ErrorState
        title={t('list.loadFailed')}
        next={describe(list.error).next}
        action={{ label: basics('tryAgain'), run: () => void list.refetch(), isBusy: list.isFetching }}
      />
    ) : (
      <div className={classes.waiting} role="status" aria-label={t('offer.loading')} />
    );
  }
  const templates = sendableFrom(items, conversation.channelId, contact.data?.language ?? null);
  if (templates.length === 0) return <NoTemplate waiting={inReview(items, conversation.channelId)} />;
  return <Choice conversation={conversation} templates={templates} onSent={onClose} />;
}

function Choice({
  conversation,
  templates,
  onSent,
}: {
  conversation: ConversationView;
  templates: readonly MetaTemplateView[];
  onSent: () => void;
}) {
  const { t } = useTranslation('metaTemplates');
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [wished, setWished] = useState<string | null>(null);
  const [goesOn, setGoesOn] = useState(false);
  const found = matchTemplates(templates, query);
  const active = found.find(({ id }) => id === wished) ?? found[0] ?? null;
  useEffect(() => {
    // The dialog may have been open before the templates were known.
    field.current?.focus();
  }, []);
  return (
    <>
      <div className={classes.offer}>
        <OfferList
          id={listId}
          templates={found}
          active={active}
          query={query}
          field={field}
          onQuery={(next) => {
            setQuery(next);
            setGoesOn(false);
          }}
          onActive={(id) => {
            setWished(id);
            setGoesOn(false);
          }}
          onGoOn={() => {
            setGoesOn(true);
          }}
        />
        {active !== null && (
          <OfferForm
            key={active.id}
            conversation={conversation}
            template={active}
            isAwaited={goesOn}
            onReady={() => {
              setGoesOn(false);
            }}
            onSent={onSent}
          />
        )}
      </div>
      <Link className={classes.manage} href="/templates/meta">
        {t('offer.manage')}
      </Link>
    </>
  );
}

function NoTemplate({ waiting }: { waiting: number }) {
  const { t } = useTranslation('metaTemplates');
  return (
    <EmptyState
      icon={<FileCheck2 size={26} strokeWidth={1.8} />}
      title={t('offer.none')}
      action={
        <Link className={classes.link} href={waiting > 0 ? '/templates/meta' : '/templates'} data-autofocus>
          {waiting > 0 ? t('offer.manage') : t('offer.noneAction')}
        </Link>
      }
    >
      {waiting > 0 ? t('offer.inReview', { count: waiting }) : t('offer.noneNext')}
    </EmptyState>
  );
}

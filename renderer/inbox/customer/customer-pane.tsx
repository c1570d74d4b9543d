import { Check, Copy, CircleSlash, CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { ContactView } from '#shared/api/calls/contacts.ts';
import type { ConversationView } from '#shared/api/calls/conversations.ts';
import type { Identifier } from '#shared/domain/identifier.ts';
import { asId, type ContactId } from '#shared/domain/ids.ts';
import { displayPhone } from '#shared/domain/phone.ts';

import { useCall } from '../../api/use-call.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { useTimeFormat } from '../../ui/use-time-format.tsx';
import { CustomerVisits } from '../../visits/customer-visits.tsx';
import { useCopy } from '../use-copy.ts';
import { ChatActions } from './chat-actions.tsx';
import classes from './customer-pane.module.css';
import { EditableName } from './editable-name.tsx';
import { LabelList } from './label-list.tsx';
import { NotesField } from './notes-field.tsx';
import { PaneSkeleton } from './pane-skeleton.tsx';
import { useContactUpdate } from './use-contact-update.ts';

type CustomerPaneProps = {
  conversation: ConversationView;
  channel: ChannelView | null;
  /** Closes the chat, before it is marked unread. */
  onLeave: () => void;
};

/** The right pane: who this is, what the desk knows, and what can be done with the chat. */
export function CustomerPane({ conversation, channel, onLeave }: CustomerPaneProps) {
  const { t } = useTranslation('inbox');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const contact = useCall(
    'contacts.get',
    { id: conversation.contactId ?? asId<ContactId>('-') },
    { enabled: conversation.contactId !== null },
  );
  if (contact.error && !contact.data) {
    return (
      <ErrorState
        title={t('customer.failed.title')}
        next={describe(contact.error).next}
        action={{ label: basics('tryAgain'), run: () => void contact.refetch(), isBusy: contact.isFetching }}
      />
    );
  }
  const about = (
    <>
      <ChatActions conversation={conversation} onLeave={onLeave} />
      <ChannelSection channel={channel} />
    </>
  );
  if (conversation.contactId === null) {
    return (
      <div className={classes.pane}>
        <div className={classes.top}>
          <Avatar id={conversation.id} name={conversation.title} kind={conversation.kind} size={72} />
          <span className={classes.name}>
            {conversation.title === '' ? t('customer.group') : conversation.title}
          </span>
        </div>
        {about}
      </div>
    );
  }
  if (!contact.data) return <PaneSkeleton />;
  return (
    <div className={classes.pane}>
      <Person key={contact.data.id} contact={contact.data} conversation={conversation}>
        {about}
      </Person>
    </div>
  );
}

function Person({
  contact,
  conversation,
  children,
}: {
  contact: ContactView;
  conversation: ConversationView;
  children: ReactNode;
}) {
  const { t } = useTranslation('inbox');
  const times = useTimeFormat();
  const update = useContactUpdate(contact.id);
  return (
    <>
      <div className={classes.top}>
        <Avatar id={conversation.id} name={contact.name} size={72} />
        <EditableName
          name={contact.name}
          onSave={(name) => {
            update({ name });
          }}
        />
      </div>
      <CustomerVisits contact={contact} />
      <section className={classes.section}>
        <h3 className={classes.heading}>{t('customer.identifiers')}</h3>
        <ul className={classes.identifiers}>
          {contact.identifiers.map((identifier) => (
            <IdentifierLine key={`${identifier.kind} ${identifier.value}`} identifier={identifier} />
          ))}
        </ul>
      </section>
      <NotesField contact={contact} />
      <section className={classes.section}>
        <h3 className={classes.heading}>{t('customer.labels')}</h3>
        <LabelList
          labels={contact.labels}
          onChange={(labels) => {
            update({ labels });
          }}
        />
      </section>
      {children}
      <section className={classes.section}>
        <label className={classes.heading} htmlFor="customer-language">
          {t('customer.language')}
        </label>
        <select
          id="customer-language"
          className={classes.select}
          value={contact.language ?? 'none'}
          onChange={({ currentTarget: { value } }) => {
            update({ language: value === 'en' || value === 'ru' ? value : null });
          }}
        >
          <option value="none">{t('customer.languageUnknown')}</option>
          <option value="en">{t('customer.languages.en')}</option>
          <option value="ru">{t('customer.languages.ru')}</option>
        </select>
      </section>
      <section className={classes.section}>
        <h3 className={classes.heading}>{t('customer.optOut')}</h3>
        <OptOuts contact={contact} />
      </section>
      <section className={classes.section}>
        <h3 className={classes.heading}>{t('customer.firstSeen')}</h3>
        <p className={classes.plain}>
          <time dateTime={contact.firstSeenAt}>{times.full(contact.firstSeenAt)}</time>
        </p>
      </section>
    </>
  );
}

function IdentifierLine({ identifier }: { identifier: Identifier }) {
  const { t } = useTranslation('inbox');
  const { t: basics } = useTranslation('basics');
  const { copied, copy } = useCopy();
  const shown = identifier.kind === 'phone' ? displayPhone(identifier.value) : identifier.value;
  const label = copied === null ? t('customer.copyValue', { value: shown }) : basics('copied');
  return (
    <li>
      <button
        type="button"
        className={classes.identifier}
        title={label}
        onClick={() => {
          copy(identifier.value);
        }}
      >
        <span className={classes.identifierLines}>
          <span className={classes.identifierKind}>{t(`customer.kinds.${identifier.kind}`)}</span>
          <span className={classes.identifierValue}>{shown}</span>
        </span>
        <span className={classes.spoken}>{copied === null ? basics('copy') : basics('copied')}</span>
        {copied === null ? (
          <Copy size={15} strokeWidth={1.9} aria-hidden />
        ) : (
          <Check className={classes.done} size={16} strokeWidth={2.2} aria-hidden />
        )}
      </button>
    </li>
  );
}

function OptOuts({ contact: { optOut } }: { contact: ContactView }) {
  const { t } = useTranslation('inbox');
  const kinds = ['promotions', 'reminders'] as const;
  const stopped = kinds.filter((kind) => optOut[kind] !== 'no');
  if (stopped.length === 0) return <p className={classes.plain}>{t('customer.optOutNone')}</p>;
  return (
    <ul className={classes.optOuts}>
      {stopped.map((kind) => (
        <li key={kind}>
          <Badge
            tone={optOut[kind] === 'yes' ? 'neutral' : 'attention'}
            icon={
              optOut[kind] === 'yes' ? (
                <CircleSlash size={13} aria-hidden />
              ) : (
                <CircleHelp size={13} aria-hidden />
              )
            }
          >
            {t(`customer.${kind}`)}:{' '}
            {t(optOut[kind] === 'yes' ? 'customer.optOutYes' : 'customer.optOutAsked')}
          </Badge>
        </li>
      ))}
    </ul>
  );
}

function ChannelSection({ channel }: { channel: ChannelView | null }) {
  const { t } = useTranslation('inbox');
  if (channel === null) return null;
  const account = channel.account === null ? null : displayPhone(channel.account);
  return (
    <section className={classes.section}>
      <h3 className={classes.heading}>{t('customer.channel')}</h3>
      <p className={classes.plain}>
        {channel.label}
        {account !== null && account !== channel.label && <span className={classes.faint}>{account}</span>}
      </p>
    </section>
  );
}

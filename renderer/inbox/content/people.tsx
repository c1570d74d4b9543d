import { Check, Copy, MessageSquarePlus } from 'lucide-react';

import type { MessageContent } from '#shared/domain/message.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { useCopy } from '../use-copy.ts';
import { useInboxActions } from '../inbox-actions.ts';
import classes from './card.module.css';

type ContactCard = Extract<MessageContent, { kind: 'contacts' }>['contacts'][number];

/** Contact cards: copy the phone, or write to that person. */
export function People({ contacts }: { contacts: readonly ContactCard[] }) {
  return contacts.map((card, index) => <Person key={index} card={card} />);
}

function Person({ card }: { card: ContactCard }) {
  const { t } = useTranslation('inbox');
  const { t: basics } = useTranslation('basics');
  const { startChat } = useInboxActions();
  const copy = useCopy();
  const phone = card.phones[0];
  const name = card.name === '' ? (phone ?? t('nameless')) : card.name;
  return (
    <div className={classes.card}>
      <div className={classes.head}>
        <Avatar id={`${name} ${phone ?? ''}`} name={name} size={38} />
        <div className={classes.lines}>
          <span className={classes.title}>{name}</span>
          {card.phones.map((number) => (
            <span key={number} className={classes.detail}>
              {number}
            </span>
          ))}
        </div>
      </div>
      {phone !== undefined && (
        <div className={classes.actions}>
          <button
            type="button"
            className={classes.action}
            onClick={() => {
              copy.copy(phone);
            }}
          >
            {copy.copied === phone ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
            {copy.copied === phone ? basics('copied') : t('contacts.copy')}
          </button>
          <button
            type="button"
            className={classes.action}
            onClick={() => {
              startChat(phone);
            }}
          >
            <MessageSquarePlus size={15} aria-hidden />
            {t('contacts.startChat')}
          </button>
        </div>
      )}
    </div>
  );
}

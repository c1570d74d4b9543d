import { Button } from '@mantine/core';
import { CornerUpLeft, SearchX } from 'lucide-react';
import { useEffect, useEffectEvent, type KeyboardEvent, type ReactNode, type Ref } from 'react';

import type { CallOutput } from '#shared/api/contract.ts';

import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { SkeletonRows } from '../../ui/skeletons.tsx';
import { useTimeFormat } from '../../ui/use-time-format.tsx';
import { groupFound, type FoundMessage } from './group-found.ts';
import classes from './search-results.module.css';
import { useSearch } from './use-search.ts';

type FoundContact = CallOutput<'messages.search'>['contacts'][number];
type Open = (conversationId: string, messageId: string | null) => void;

type SearchResultsProps = {
  query: string;
  onOpen: Open;
  /** Enter was pressed: the first that these words find is opened as soon as it is known. */
  isFirstAwaited: boolean;
  /** It was opened, or there is none. */
  onFirst: () => void;
  ref: Ref<HTMLDivElement>;
};

/** What a search found: customers first, then messages by chat with the words marked. */
export function SearchResults({ query, onOpen, isFirstAwaited, onFirst, ref }: SearchResultsProps) {
  const { t } = useTranslation('inbox');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const search = useSearch(query);
  const contacts = search.data?.pages[0]?.contacts ?? [];
  const messages = search.data?.pages.flatMap((page) => page.items) ?? [];
  const openFirst = useEffectEvent(() => {
    onFirst();
    const [contact] = contacts;
    const message = groupFound(messages)[0]?.messages[0];
    if (contact) onOpen(contact.conversationId, null);
    else if (message) onOpen(message.conversationId, message.messageId);
  });
  // What earlier words have found still stands there while the answer to these is on its way.
  const isFirstDue = isFirstAwaited && search.isSuccess && !search.isPlaceholderData;
  useEffect(() => {
    if (isFirstDue) openFirst();
  }, [isFirstDue]);

  if (search.error && !search.data) {
    return (
      <ErrorState
        title={t('search.failed.title')}
        next={describe(search.error).next}
        action={{ label: basics('tryAgain'), run: () => void search.refetch(), isBusy: search.isFetching }}
      />
    );
  }
  if (!search.data) return <SkeletonRows count={6} label={basics('loading')} />;
  const count = contacts.length + messages.length;
  return (
    <div ref={ref} className={classes.results} onKeyDown={walk}>
      <p className={classes.spoken} role="status">
        {count === 0 ? t('search.nothing.title') : t('search.results', { count })}
      </p>
      {count === 0 && (
        <EmptyState icon={<SearchX size={26} strokeWidth={1.8} />} title={t('search.nothing.title')}>
          {t('search.nothing.text', { query })}
        </EmptyState>
      )}
      {contacts.length > 0 && (
        <Section title={t('search.customers')}>
          {contacts.map((contact) => (
            <ContactHit key={contact.conversationId} contact={contact} onOpen={onOpen} />
          ))}
        </Section>
      )}
      {messages.length > 0 && (
        <Section title={t('search.messages')}>
          {groupFound(messages).map((chat) => (
            <div key={chat.conversationId} className={classes.group} role="group" aria-label={chat.title}>
              <div className={classes.groupTitle}>
                <Avatar id={chat.conversationId} name={chat.title} size={24} />
                <span className={classes.name}>{chat.title === '' ? t('nameless') : chat.title}</span>
              </div>
              {chat.messages.map((message) => (
                <MessageHit key={message.messageId} message={message} onOpen={onOpen} />
              ))}
            </div>
          ))}
        </Section>
      )}
      {search.hasNextPage && (
        <div className={classes.more}>
          <Button
            variant="subtle"
            size="xs"
            loading={search.isFetchingNextPage}
            onClick={() => void search.fetchNextPage()}
          >
            {t('search.more')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      {children}
    </section>
  );
}

function ContactHit({ contact, onOpen }: { contact: FoundContact; onOpen: Open }) {
  const { t } = useTranslation('inbox');
  return (
    <button
      type="button"
      className={classes.contact}
      data-hit
      onClick={() => {
        onOpen(contact.conversationId, null);
      }}
    >
      <Avatar id={contact.conversationId} name={contact.title} size={36} />
      <span className={classes.lines}>
        <span className={classes.name}>{contact.title === '' ? t('nameless') : contact.title}</span>
        {contact.subtitle !== null && <span className={classes.subtitle}>{contact.subtitle}</span>}
      </span>
      {contact.matchedIn !== 'name' && (
        <Badge>{t(contact.matchedIn === 'phone' ? 'search.inPhone' : 'search.inNotes')}</Badge>
      )}
    </button>
  );
}

function MessageHit({ message, onOpen }: { message: FoundMessage; onOpen: Open }) {
  const { t } = useTranslation('inbox');
  const times = useTimeFormat();
  return (
    <button
      type="button"
      className={classes.message}
      data-hit
      onClick={() => {
        onOpen(message.conversationId, message.messageId);
      }}
    >
      <span className={classes.snippet}>
        {message.direction === 'out' && (
          <CornerUpLeft className={classes.ours} size={13} strokeWidth={2} role="img" aria-label={t('you')} />
        )}
        {message.parts.map((part, index) =>
          part.matched ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
        )}
      </span>
      <time className={classes.time} dateTime={message.at} title={times.full(message.at)}>
        {times.listStamp(message.at)}
      </time>
    </button>
  );
}

/** The arrows walk over everything that was found. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const hits = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-hit]')];
  const next = hits[hits.findIndex((hit) => hit === document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

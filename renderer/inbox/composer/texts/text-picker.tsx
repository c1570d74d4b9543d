import { ActionIcon, Popover } from '@mantine/core';
import { FilePenLine } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { Link } from 'wouter';

import type { TemplateView } from '#shared/api/calls/templates.ts';

import { useCall } from '../../../api/use-call.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import popover from '../composer.module.css';
import { byEvent, matchTexts } from './match-texts.ts';
import { optionIdOf, TextOptions } from './text-options.tsx';
import options from './text-options.module.css';
import classes from './text-picker.module.css';

/** A button with every text of the shop, for somebody who would rather look than type `/`. */
export function TextPicker({ onChoose }: { onChoose: (template: TemplateView) => void }) {
  const { t } = useTranslation('templates');
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="top-end"
      shadow="none"
      radius={12}
      trapFocus
      returnFocus
      transitionProps={{ duration: 120 }}
      classNames={{ dropdown: popover.popover ?? '' }}
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={38}
          radius={8}
          aria-label={t('quick.button')}
          title={isOpen ? undefined : `${t('quick.button')} · /`}
          onClick={() => {
            setOpen((before) => !before);
          }}
        >
          <FilePenLine size={19} strokeWidth={1.9} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('quick.button')}>
        <Texts
          onChoose={(template) => {
            setOpen(false);
            onChoose(template);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function Texts({ onChoose }: { onChoose: (template: TemplateView) => void }) {
  const { t } = useTranslation('templates');
  const listId = useId();
  const templates = useCall('templates.list', {});
  const [query, setQuery] = useState('');
  const [wished, setWished] = useState<string | null>(null);
  const groups = byEvent(matchTexts(templates.data?.items ?? [], query));
  const order = groups.flatMap((group) => group.texts);
  const active = order.find(({ id }) => id === wished) ?? order[0] ?? null;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined && order.length > 0) {
      const at = order.findIndex((template) => template === active);
      setWished(order[(at + by + order.length) % order.length]?.id ?? null);
    } else if (event.key === 'Enter' && active !== null) onChoose(active);
    else return;
    event.preventDefault();
  };
  return (
    <div className={classes.picker}>
      <input
        className={classes.search}
        type="text"
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active === null ? undefined : optionIdOf(listId, active)}
        aria-label={t('quick.search')}
        placeholder={t('quick.search')}
        value={query}
        maxLength={100}
        autoComplete="off"
        data-autofocus
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setWished(null);
        }}
      />
      <div className={classes.list} id={listId} role="listbox" aria-label={t('quick.button')}>
        {groups.map(({ event, texts }) => (
          <div key={event} role="group" aria-label={t(`events.${event}`)}>
            <div className={options.group} aria-hidden>
              {t(`events.${event}`)}
            </div>
            <TextOptions
              listId={listId}
              texts={texts}
              activeId={active?.id ?? null}
              onActive={setWished}
              onChoose={onChoose}
            />
          </div>
        ))}
      </div>
      {order.length === 0 && (
        <p className={options.note} role="status">
          {templates.data === undefined
            ? t('quick.loading')
            : templates.data.items.length === 0
              ? t('quick.none')
              : t('quick.nothing', { query: query.trim() })}
        </p>
      )}
      <Link className={classes.manage} href="/templates">
        {t('quick.manage')}
      </Link>
    </div>
  );
}

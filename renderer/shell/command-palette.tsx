import { Modal } from '@mantine/core';
import { Search } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';

import { useTranslation } from '../i18n/use-translation.ts';
import { useFocusBack } from '../ui/use-focus-back.ts';
import { Kbd } from '../ui/kbd.tsx';
import classes from './command-palette.module.css';
import { useCommands, type Command, type CommandGroup } from './use-commands.tsx';
import type { Overlay } from './use-shell-keys.ts';

type CommandPaletteProps = {
  isOpen: boolean;
  onClose: () => void;
  onShow: (overlay: Overlay) => void;
  /** Null: there is nothing to sign out of. */
  onSignOut: (() => void) | null;
};

/** There at once and not faded in: the letters right after the shortcut are the search, not keys of the screen below. */
const atOnce = { duration: 0 };

/** Type a few letters, press Enter: chats, screens and actions in one list. */
export function CommandPalette(props: CommandPaletteProps) {
  const { t } = useTranslation('shell');
  return (
    <Modal.Root
      opened={props.isOpen}
      onClose={props.onClose}
      centered={false}
      yOffset="12vh"
      size={560}
      transitionProps={atOnce}
      // It would only be asked for after the field below has taken the focus.
      returnFocus={false}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.title')}>
        <PaletteList {...props} />
      </Modal.Content>
    </Modal.Root>
  );
}

function PaletteList({ onClose, onShow, onSignOut }: CommandPaletteProps) {
  const { t } = useTranslation('shell');
  useFocusBack(true);
  const [query, setQuery] = useState('');
  const [position, setPosition] = useState(0);
  const groups = useCommands(query, { onShow, onSignOut });
  const listId = useId();
  const commands = groups.flatMap((group) => group.commands);
  const current = commands[Math.min(position, commands.length - 1)];

  const run = (command: Command) => {
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const count = commands.length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && count > 0) {
      event.preventDefault();
      setPosition((Math.min(position, count - 1) + step + count) % count);
    } else if (event.key === 'Enter' && current && !event.nativeEvent.isComposing) {
      event.preventDefault();
      run(current);
    }
  };

  return (
    <>
      <div className={classes.field}>
        <Search size={18} aria-hidden />
        <input
          className={classes.input}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setPosition(0);
          }}
          onKeyDown={onKeyDown}
          placeholder={t('palette.placeholder')}
          role="combobox"
          aria-label={t('palette.title')}
          aria-expanded={commands.length > 0}
          aria-controls={listId}
          aria-activedescendant={current ? optionId(listId, current) : undefined}
          aria-autocomplete="list"
          spellCheck={false}
          autoComplete="off"
          // With the page and not a moment after it: the dialog itself gives the focus later.
          autoFocus
          data-autofocus
        />
      </div>
      <div className={classes.list} id={listId} role="listbox" aria-label={t('palette.title')} tabIndex={-1}>
        {groups.map((group) => (
          <PaletteGroup key={group.title} group={group} listId={listId} current={current} onRun={run} />
        ))}
      </div>
      {commands.length === 0 && (
        <div className={classes.nothing} role="status">
          <p>{t('palette.nothing', { query })}</p>
          <p className={classes.nothingNext}>{t('palette.nothingNext')}</p>
        </div>
      )}
      <div className={classes.hints} aria-hidden>
        <Kbd keys="↑+↓" /> {t('palette.hintMove')}
        <Kbd keys="↵" /> {t('palette.hintOpen')}
        <Kbd keys="Esc" /> {t('palette.hintClose')}
      </div>
    </>
  );
}

type PaletteGroupProps = {
  group: CommandGroup;
  listId: string;
  current: Command | undefined;
  onRun: (command: Command) => void;
};

function PaletteGroup({ group, listId, current, onRun }: PaletteGroupProps) {
  const headingId = `${listId}-${group.title}`;
  return (
    <div role="group" aria-labelledby={headingId}>
      <div className={classes.heading} id={headingId}>
        {group.title}
      </div>
      {group.commands.map((command) => (
        <div
          key={command.id}
          id={optionId(listId, command)}
          ref={command === current ? keepInView : undefined}
          role="option"
          aria-selected={command === current}
          className={classes.option}
          onClick={() => {
            onRun(command);
          }}
        >
          <span className={classes.icon}>{command.icon}</span>
          <span className={classes.title}>{command.title}</span>
          {command.hint !== null && <span className={classes.hint}>{command.hint}</span>}
        </div>
      ))}
    </div>
  );
}

function optionId(listId: string, command: Command): string {
  return `${listId}-${command.id}`;
}

function keepInView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

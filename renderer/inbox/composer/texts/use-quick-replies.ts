import { useId, useState, type KeyboardEvent } from 'react';

import type { TemplateView } from '#shared/api/calls/templates.ts';

import { useCall } from '../../../api/use-call.ts';
import { matchTexts, slashQuery } from './match-texts.ts';
import { optionIdOf } from './text-options.tsx';

export type QuickReplies = {
  /** What the list shows; null = it is closed. */
  readonly list: {
    readonly id: string;
    readonly options: readonly TemplateView[];
    readonly activeId: string | null;
    readonly isLoading: boolean;
    readonly hasNone: boolean;
  } | null;
  readonly setActive: (id: string) => void;
  /** True when the key belonged to the list. */
  readonly takesKey: (event: KeyboardEvent) => boolean;
  /** What ties the field to the list, for screen readers. */
  readonly fieldProps: Record<`aria-${string}`, string | undefined> & {
    readonly onFocus: () => void;
    readonly onBlur: () => void;
  };
};

/** The list of quick replies above a message that begins with `/`; what is typed after it narrows the list. */
export function useQuickReplies(text: string, onChoose: (template: TemplateView) => void): QuickReplies {
  const id = useId();
  const query = slashQuery(text);
  // Closed with Escape: as long as the message is still that `/…`, the list stays closed.
  const [isClosed, setClosed] = useState(false);
  if (isClosed && query === null) setClosed(false);
  // A `/` that was left in the message yesterday opens nothing by itself.
  const [isFocused, setFocused] = useState(false);
  const isAsked = query !== null && !isClosed && isFocused;
  const templates = useCall('templates.list', {}, { enabled: isAsked });
  const quick = (templates.data?.items ?? []).filter(({ event }) => event === 'quick-reply');
  const options = isAsked ? matchTexts(quick, query) : [];
  const [wished, setWished] = useState<string | null>(null);
  const active = options.find((option) => option.id === wished) ?? options[0] ?? null;
  const hasNone = templates.data !== undefined && quick.length === 0;
  const isOpen = isAsked && (options.length > 0 || hasNone || (templates.isPending && !templates.isError));

  const step = (by: number) => {
    const at = options.findIndex((option) => option === active);
    setWished(options[(at + by + options.length) % options.length]?.id ?? null);
  };
  return {
    list: isOpen
      ? { id, options, activeId: active?.id ?? null, isLoading: templates.data === undefined, hasNone }
      : null,
    setActive: setWished,
    takesKey: (event) => {
      if (!isOpen || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
      switch (event.key) {
        case 'ArrowDown':
        case 'ArrowUp':
          if (options.length === 0) return false;
          step(event.key === 'ArrowDown' ? 1 : -1);
          return true;
        case 'Enter':
        case 'Tab':
          if (active === null) return false;
          onChoose(active);
          return true;
        case 'Escape':
          setClosed(true);
          return true;
        default:
          return false;
      }
    },
    fieldProps: {
      onFocus: () => {
        setFocused(true);
      },
      onBlur: () => {
        setFocused(false);
      },
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-controls': isOpen ? id : undefined,
      'aria-activedescendant': isOpen && active ? optionIdOf(id, active) : undefined,
    },
  };
}

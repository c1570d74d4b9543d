import type { TemplateEvent } from '../template/variables.ts';
import type { Trigger } from './rule.ts';

/** What a text must be for, to be sent by a rule with this trigger: only then does it have the values that it names. */
export function eventOfTrigger({ kind }: Trigger): TemplateEvent {
  switch (kind) {
    case 'before':
    case 'day-before-at':
      return 'reminder';
    case 'after':
      return 'follow-up';
    case 'created':
    case 'changed':
    case 'cancelled':
    case 'paid':
    case 'no-show':
      return kind;
  }
}

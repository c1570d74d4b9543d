import { useState } from 'react';

import type { RuleView } from '#shared/api/calls/rules.ts';
import type { CallInput, CallOutput } from '#shared/api/contract.ts';

import { useAction } from '../api/use-action.ts';
import { showToast } from '../ui/undo-toast.tsx';

export type RuleInput = CallInput<'rules.save'>;
export type RuleChange = CallOutput<'rules.preview'>;

type After = {
  /** What to say in the corner once it is kept. */
  readonly done: string;
  readonly run?: (saved: RuleView) => void;
};
type Question = { readonly input: RuleInput; readonly change: RuleChange; readonly after: After };

/** Saves rules, asking first whenever messages that wait would be added, moved or taken back. */
export type RuleSaving = {
  /** Looks what would change, and saves at once when nothing does. */
  readonly ask: (input: RuleInput, after: After) => void;
  /** What would change, while the question stands. */
  readonly change: RuleChange | null;
  readonly confirm: () => void;
  readonly dismiss: () => void;
  readonly isBusy: boolean;
};

export function useRuleSaving(): RuleSaving {
  const preview = useAction('rules.preview');
  const save = useAction('rules.save');
  const [question, setQuestion] = useState<Question | null>(null);
  const keep = (input: RuleInput, after: After) => {
    save.mutate(input, {
      onSuccess: (saved) => {
        setQuestion(null);
        showToast('rule', after.done);
        after.run?.(saved);
      },
    });
  };
  return {
    isBusy: preview.isPending || save.isPending,
    change: question?.change ?? null,
    dismiss: () => {
      setQuestion(null);
    },
    confirm: () => {
      if (question) keep(question.input, question.after);
    },
    ask: (input, after) => {
      preview.mutate(input, {
        onSuccess: (change) => {
          const { added, moved, cancelled } = change.counts;
          if (added + moved + cancelled === 0) keep(input, after);
          else setQuestion({ input, change, after });
        },
      });
    },
  };
}

/** A stored rule as it goes back to the core. */
export function inputOf(rule: RuleView): RuleInput {
  const { id, name, trigger, templateId, conditions, exemptFromQuietHours, usefulness, asksForAnswer } = rule;
  const { enabled } = rule;
  return {
    id,
    name,
    trigger,
    templateId,
    conditions,
    exemptFromQuietHours,
    usefulness,
    asksForAnswer,
    enabled,
  };
}

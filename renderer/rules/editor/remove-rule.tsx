import { useLocation } from 'wouter';

import type { RuleView } from '#shared/api/calls/rules.ts';

import { useAction } from '../../api/use-action.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useRuleWords } from '../../messages-in-words/use-rule-words.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/undo-toast.tsx';

/** Asks before a rule of one's own goes, with what it has planned. */
export function RemoveRule({
  rule,
  isOpen,
  onClose,
}: {
  rule: RuleView;
  isOpen: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('rules');
  const { t: basics } = useTranslation('basics');
  const words = useRuleWords();
  const [, navigate] = useLocation();
  const remove = useAction('rules.remove');
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={t('editor.removeTitle')}
      confirmLabel={t('editor.remove')}
      cancelLabel={basics('cancel')}
      isBusy={remove.isPending}
      onClose={onClose}
      onConfirm={() => {
        remove.mutate(
          { id: rule.id },
          {
            onSuccess: () => {
              showToast('rule', t('list.removed', { name: words.name(rule) }));
              navigate('/rules');
            },
          },
        );
      }}
    >
      {rule.waiting === 0 ? t('editor.removeTextNone') : t('editor.removeText', { count: rule.waiting })}
    </ConfirmDialog>
  );
}

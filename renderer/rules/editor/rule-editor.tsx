import { Button, Switch } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import { useLocation } from 'wouter';

import type { RuleView } from '#shared/api/calls/rules.ts';
import type { TemplateView } from '#shared/api/calls/templates.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useRuleWords } from '../../messages-in-words/use-rule-words.ts';
import { PageSection } from '../../ui/page.tsx';
import { ChangeDialog } from '../change-dialog.tsx';
import { DraftSimulation } from '../simulate/draft-simulation.tsx';
import { useRuleSaving } from '../use-rule-saving.ts';
import classes from './editor.module.css';
import { HowFields } from './how-fields.tsx';
import { RemoveRule } from './remove-rule.tsx';
import { eventOf, readDraft, withKind, type RuleDraft } from './rule-draft.ts';
import { TextFields } from './text-fields.tsx';
import { WhenFields } from './when-fields.tsx';
import { WhomFields } from './whom-fields.tsx';

type RuleEditorProps = {
  /** Null: a new one. */
  rule: RuleView | null;
  initial: RuleDraft;
  templates: readonly TemplateView[];
};

/** The fields of a rule; saving looks first what it would change. */
export function RuleEditor({ rule, initial, templates }: RuleEditorProps) {
  const { t } = useTranslation('rules');
  const words = useRuleWords();
  const [, navigate] = useLocation();
  const saving = useRuleSaving();
  const [edited, setEdited] = useState<RuleDraft | null>(null);
  const [showsProblems, setShowsProblems] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const draft = withText(edited ?? initial, templates);
  const read = readDraft(draft);
  const problems = showsProblems && read.state === 'unready' ? read.problems : {};
  const change = (fields: Partial<RuleDraft>) => {
    setEdited({ ...draft, ...fields });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setShowsProblems(true);
    if (read.state !== 'ready') return;
    const name = words.name({ name: read.input.name ?? null, trigger: read.input.trigger });
    saving.ask(read.input, {
      done: t('list.saved', { name }),
      run: () => {
        setEdited(null);
        navigate('/rules');
      },
    });
  };
  return (
    <div className={classes.columns}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <PageSection title={t('editor.when')}>
          <WhenFields
            draft={draft}
            problems={problems}
            onChange={change}
            onKind={(kind) => {
              setEdited(withKind(draft, kind));
            }}
          />
        </PageSection>
        <PageSection title={t('editor.text')}>
          <TextFields draft={draft} problems={problems} templates={templates} onChange={change} />
        </PageSection>
        <PageSection title={t('editor.whom')}>
          <WhomFields draft={draft} onChange={change} />
        </PageSection>
        <PageSection title={t('editor.how')}>
          <HowFields draft={draft} problems={problems} onChange={change} />
        </PageSection>
        <div className={classes.bar}>
          <Switch
            label={t('editor.enabled')}
            checked={draft.enabled}
            onChange={(event) => {
              change({ enabled: event.currentTarget.checked });
            }}
          />
          <span className={classes.spring} />
          {rule !== null && edited !== null && (
            <Button
              variant="subtle"
              onClick={() => {
                setEdited(null);
                setShowsProblems(false);
              }}
            >
              {t('editor.discard')}
            </Button>
          )}
          {rule !== null && !rule.isShipped && (
            <Button
              variant="default"
              leftSection={<Trash2 size={15} />}
              onClick={() => {
                setRemoving(true);
              }}
            >
              {t('editor.remove')}
            </Button>
          )}
          <Button type="submit" loading={saving.isBusy} disabled={rule !== null && edited === null}>
            {rule === null ? t('editor.add') : t('editor.save')}
          </Button>
        </div>
      </form>
      <DraftSimulation read={read} />
      <ChangeDialog saving={saving} />
      {rule !== null && (
        <RemoveRule
          rule={rule}
          isOpen={isRemoving}
          onClose={() => {
            setRemoving(false);
          }}
        />
      )}
    </div>
  );
}

/** Where no fitting text is chosen (yet, or any more), the first that fits stands. */
function withText(draft: RuleDraft, templates: readonly TemplateView[]): RuleDraft {
  const event = eventOf(draft.kind);
  const fitting = templates.filter((template) => template.event === event);
  if (fitting.some((template) => template.id === draft.templateId)) return draft;
  return { ...draft, templateId: fitting[0]?.id ?? null };
}

import { useCallback, useId, useRef, useState } from 'react';

import type { ContentProblem } from '#shared/domain/template/template.ts';
import type { TemplateLanguage, VariableName } from '#shared/domain/template/variables.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { CodeField, type FieldHandle } from './code-field.tsx';
import type { FieldSetup } from './field-setup.ts';
import classes from './language-panel.module.css';
import { panelIdOf } from './language-tabs.tsx';
import { ProblemList } from './problem-list.tsx';
import { Toolbar } from './toolbar.tsx';
import { VariablePalette } from './variable-palette.tsx';

type Field = 'texts' | 'signOff';

type LanguagePanelProps = {
  language: TemplateLanguage;
  isShown: boolean;
  setup: FieldSetup;
  text: string;
  signOff: string;
  problems: readonly ContentProblem[];
  onShowCodes: (showsCodes: boolean) => void;
  onText: (text: string) => void;
  onSignOff: (text: string) => void;
};

/** The text of one language and its sign-off, with all that can be put in. Hidden ones stay: they keep their undo. */
export function LanguagePanel(props: LanguagePanelProps) {
  const { language, isShown, setup, text, signOff, problems, onShowCodes, onText, onSignOff } = props;
  const { t } = useTranslation('templates');
  const languageName = t(`languages.${language}`);
  const textField = useRef<FieldHandle>(null);
  const signOffField = useRef<FieldHandle>(null);
  const [active, setActive] = useState<Field>('texts');
  const signOffHelp = useId();
  const hasErrors = (field: Field) =>
    problems.some((found) => found.field === field && found.problem.severity === 'error');
  const handleOf = (field: Field) => (field === 'texts' ? textField : signOffField).current;
  const target = () => handleOf(active);
  const pick = useCallback(
    (variable: VariableName, filters: string) => {
      (active === 'texts' ? textField : signOffField).current?.insert(variable, filters);
    },
    [active],
  );
  return (
    <div
      id={panelIdOf(language)}
      role="tabpanel"
      aria-label={languageName}
      className={classes.panel}
      hidden={!isShown}
    >
      <Toolbar
        setup={setup}
        onShowCodes={onShowCodes}
        onMark={(mark) => target()?.mark(mark)}
        onCondition={(variable) => target()?.insertCondition(variable)}
      />
      <CodeField
        ref={textField}
        value={text}
        label={t('editor.text', { language: languageName })}
        placeholder={t('editor.placeholder')}
        setup={setup}
        size="large"
        isInvalid={hasErrors('texts')}
        onChange={onText}
        onFocus={() => {
          setActive('texts');
        }}
      />
      <ProblemList
        problems={problems}
        textOf={(field) => (field === 'texts' ? text : signOff)}
        words={setup.words}
        onGoTo={({ field, problem }) => handleOf(field)?.goTo(problem.from, problem.to)}
        onFix={(field, fix) => handleOf(field)?.fix(fix)}
      />
      <VariablePalette setup={setup} onPick={pick} />
      <div className={classes.signOff}>
        <div className={classes.signOffHead}>
          <span className={classes.label}>{t('editor.signOff')}</span>
          <span className={classes.help} id={signOffHelp}>
            {t('editor.signOffHelp')}
          </span>
        </div>
        <CodeField
          ref={signOffField}
          value={signOff}
          label={t('editor.signOffLabel', { language: languageName })}
          placeholder={t('editor.signOffPlaceholder')}
          setup={setup}
          size="small"
          isInvalid={hasErrors('signOff')}
          onChange={onSignOff}
          onFocus={() => {
            setActive('signOff');
          }}
        />
      </div>
    </div>
  );
}

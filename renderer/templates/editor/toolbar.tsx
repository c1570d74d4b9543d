import { Menu } from '@mantine/core';
import { Bold, Braces, ChevronDown, CodeXml, Italic, Split, Strikethrough } from 'lucide-react';

import { presenceOf, variableNames, type VariableName } from '#shared/domain/template/variables.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import type { FieldSetup } from './field-setup.ts';
import classes from './toolbar.module.css';
import { groupOf, variableGroups } from './use-field-words.ts';

type ToolbarProps = {
  setup: FieldSetup;
  onMark: (mark: string) => void;
  onCondition: (variable: VariableName) => void;
  onShowCodes: (showsCodes: boolean) => void;
};

const marks = [
  { name: 'bold', mark: '*', icon: Bold },
  { name: 'italic', mark: '_', icon: Italic },
  { name: 'strike', mark: '~', icon: Strikethrough },
  { name: 'mono', mark: '```', icon: CodeXml },
] as const;

/** WhatsApp's four kinds of type, parts that may be left out, and whether codes are seen. */
export function Toolbar({ setup, onMark, onCondition, onShowCodes }: ToolbarProps) {
  const { t } = useTranslation('templates');
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={t('editor.formatting')}>
      {marks.map(({ name, mark, icon: Icon }) => (
        <IconButton
          key={name}
          label={t(`editor.${name}`)}
          onMouseDown={(event) => {
            event.preventDefault();
          }}
          onClick={() => {
            onMark(mark);
          }}
        >
          <Icon size={17} strokeWidth={2} aria-hidden />
        </IconButton>
      ))}
      <span className={classes.rule} />
      <ConditionMenu setup={setup} onCondition={onCondition} />
      <span className={classes.spring} />
      <IconButton
        label={t('editor.codes')}
        aria-pressed={setup.showsCodes}
        className={classes.toggle ?? ''}
        onClick={() => {
          onShowCodes(!setup.showsCodes);
        }}
      >
        <Braces size={17} strokeWidth={2} aria-hidden />
      </IconButton>
    </div>
  );
}

function ConditionMenu({ setup, onCondition }: Pick<ToolbarProps, 'setup' | 'onCondition'>) {
  const { t } = useTranslation('templates');
  const entries = variableNames.filter((name) => presenceOf(name, setup.event) === 'maybe');
  return (
    <Menu position="bottom-start" width={240} returnFocus={false}>
      <Menu.Target>
        <button type="button" className={classes.condition} title={t('palette.conditionHelp')}>
          <Split size={15} strokeWidth={2} aria-hidden />
          <span className={classes.conditionWords}>{t('palette.condition')}</span>
          <ChevronDown size={14} strokeWidth={2} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu ?? ''}>
        {variableGroups.map((group) => {
          const own = entries.filter((name) => groupOf(name) === group);
          if (own.length === 0) return null;
          return (
            <div key={group} role="group" aria-label={t(`palette.${group}`)}>
              <Menu.Label>{t(`palette.${group}`)}</Menu.Label>
              {own.map((name) => (
                <Menu.Item
                  key={name}
                  onClick={() => {
                    onCondition(name);
                  }}
                >
                  {setup.words.chips.variable(name)}
                </Menu.Item>
              ))}
            </div>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

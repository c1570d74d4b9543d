import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

import { useTranslation } from '../i18n/use-translation.ts';
import { LinkTabs } from '../ui/link-tabs.tsx';
import { Page } from '../ui/page.tsx';
import { EditorScreen } from './editor/editor-screen.tsx';
import { MessagesPart } from './messages-part.tsx';
import { RepliesPart } from './replies/replies-part.tsx';
import { SimulatorPart } from './simulate/simulator-part.tsx';

/** What leaves by itself and how answers are understood. `rest`: null, `replies`, `try`, `new`, or the id of a rule. */
export function RulesScreen({ rest }: { rest: string | null }) {
  switch (rest) {
    case null:
      return (
        <Part here="messages">
          <MessagesPart />
        </Part>
      );
    case 'replies':
      return (
        <Part here="replies">
          <RepliesPart />
        </Part>
      );
    case 'try':
      return (
        <Part here="simulator">
          <SimulatorPart />
        </Part>
      );
    default:
      return <EditorScreen key={rest} ruleId={rest === 'new' ? null : rest} />;
  }
}

const addresses = { messages: '/rules', replies: '/rules/replies', simulator: '/rules/try' } as const;
const parts = ['messages', 'replies', 'simulator'] as const;

function Part({ here, children }: { here: (typeof parts)[number]; children: ReactNode }) {
  const { t } = useTranslation('rules');
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      action={
        here === 'messages' && (
          <Button component={Link} href="/rules/new" leftSection={<Plus size={16} />}>
            {t('list.add')}
          </Button>
        )
      }
    >
      <LinkTabs
        label={t('parts.label')}
        tabs={parts.map((part) => ({
          href: addresses[part],
          word: t(`parts.${part}`),
          isHere: part === here,
        }))}
      />
      {children}
    </Page>
  );
}

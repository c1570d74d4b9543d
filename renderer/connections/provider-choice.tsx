import { ChevronRight, FlaskConical, MessageCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';

import { useAction } from '../api/use-action.ts';
import { useCall } from '../api/use-call.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { Badge } from '../ui/badge.tsx';
import classes from './provider-choice.module.css';

/** The ways to connect a number that this version has. */
export function ProviderChoice({ onGreenApi }: { onGreenApi: () => void }) {
  const { t } = useTranslation('connections');
  const [, navigate] = useLocation();
  const channels = useCall('channels.list', {});
  const hasPractice = channels.data?.items.some((channel) => channel.provider === 'practice') ?? false;
  const create = useAction('channels.create');
  const finish = useAction('settings.update');
  const practise = () => {
    create.mutate(
      { provider: 'practice', label: t('provider.practice') },
      {
        onSuccess: () => {
          finish.mutate(
            { isSetUp: true },
            {
              onSuccess: () => {
                navigate('/inbox');
              },
            },
          );
        },
      },
    );
  };
  return (
    <section aria-label={t('addScreen.choose')} className={classes.choices}>
      <Choice
        icon={<MessageCircle size={24} strokeWidth={1.8} />}
        tone="accent"
        title={t('addScreen.greenApi.title')}
        text={t('addScreen.greenApi.text')}
        tag={<Badge tone="accent">{t('addScreen.greenApi.tag')}</Badge>}
        onChoose={onGreenApi}
      />
      <Choice
        icon={<FlaskConical size={24} strokeWidth={1.8} />}
        tone="practice"
        title={t('addScreen.practice.title')}
        text={t('addScreen.practice.text')}
        tag={hasPractice ? <Badge tone="practice">{t('addScreen.practice.there')}</Badge> : null}
        isDisabled={hasPractice || create.isPending}
        onChoose={practise}
      />
    </section>
  );
}

type ChoiceProps = {
  icon: ReactNode;
  tone: 'accent' | 'practice';
  title: string;
  text: string;
  tag: ReactNode;
  isDisabled?: boolean;
  onChoose: () => void;
};

function Choice({ icon, tone, title, text, tag, isDisabled = false, onChoose }: ChoiceProps) {
  return (
    <button type="button" className={classes.choice} disabled={isDisabled} onClick={onChoose}>
      <span className={classes.icon} data-tone={tone} aria-hidden>
        {icon}
      </span>
      <span className={classes.words}>
        <span className={classes.title}>
          {title} {tag}
        </span>
        <span className={classes.text}>{text}</span>
      </span>
      <ChevronRight className={classes.arrow} size={20} aria-hidden />
    </button>
  );
}

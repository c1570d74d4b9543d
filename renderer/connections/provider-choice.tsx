import { BadgeCheck, ChevronRight, Clock, FlaskConical, MessageCircle, Waypoints } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';

import { useAction } from '../api/use-action.ts';
import { useCall } from '../api/use-call.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { Badge } from '../ui/badge.tsx';
import { keyedProviders, type KeyedProvider } from './keys/fields.ts';
import classes from './provider-choice.module.css';

const icons: Record<KeyedProvider, ReactNode> = {
  'green-api': <MessageCircle size={24} strokeWidth={1.8} />,
  'meta-cloud': <BadgeCheck size={24} strokeWidth={1.8} />,
  wazzup24: <Waypoints size={24} strokeWidth={1.8} />,
};

/** The ways to connect a number: for whom each is, what it needs, how long it takes. */
export function ProviderChoice({ onChoose }: { onChoose: (provider: KeyedProvider) => void }) {
  const { t } = useTranslation('connect');
  return (
    <section aria-label={t('choose')} className={classes.choices}>
      {keyedProviders.map((provider) => (
        <Choice
          key={provider}
          icon={icons[provider]}
          tone="accent"
          title={t(`way.${provider}.title`)}
          text={t(`way.${provider}.text`)}
          needs={t(`way.${provider}.needs`)}
          time={t(`way.${provider}.time`)}
          tag={provider === 'green-api' && <Badge tone="accent">{t('way.green-api.tag')}</Badge>}
          onChoose={() => {
            onChoose(provider);
          }}
        />
      ))}
      <PracticeChoice />
    </section>
  );
}

function PracticeChoice() {
  const { t } = useTranslation('connect');
  const { t: connections } = useTranslation('connections');
  const [, navigate] = useLocation();
  const channels = useCall('channels.list', {});
  const hasPractice = channels.data?.items.some((channel) => channel.provider === 'practice') ?? false;
  const create = useAction('channels.create');
  const finish = useAction('settings.update');
  const toInbox = () => {
    navigate('/inbox');
  };
  const practise = () => {
    create.mutate(
      { provider: 'practice', label: connections('provider.practice') },
      {
        onSuccess: () => {
          finish.mutate({ isSetUp: true }, { onSuccess: toInbox });
        },
      },
    );
  };
  return (
    <Choice
      icon={<FlaskConical size={24} strokeWidth={1.8} />}
      tone="practice"
      title={t('way.practice.title')}
      text={t('way.practice.text')}
      tag={hasPractice && <Badge tone="practice">{t('way.practice.there')}</Badge>}
      isDisabled={hasPractice || create.isPending}
      onChoose={practise}
    />
  );
}

type ChoiceProps = {
  icon: ReactNode;
  tone: 'accent' | 'practice';
  title: string;
  text: string;
  needs?: string;
  time?: string;
  tag: ReactNode;
  isDisabled?: boolean;
  onChoose: () => void;
};

function Choice(props: ChoiceProps) {
  const { icon, tone, title, text, needs, time, tag, isDisabled = false, onChoose } = props;
  const { t } = useTranslation('connect');
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
        {needs !== undefined && (
          <span className={classes.needs}>
            {t('way.needs')} {needs}
          </span>
        )}
      </span>
      {time !== undefined && (
        <span className={classes.time}>
          <Clock size={14} aria-hidden /> {time}
        </span>
      )}
      <ChevronRight className={classes.arrow} size={20} aria-hidden />
    </button>
  );
}

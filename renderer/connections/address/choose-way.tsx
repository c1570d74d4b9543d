import { Button, Radio } from '@mantine/core';
import { useRef, useState, type SubmitEvent } from 'react';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { TunnelView } from '#shared/api/calls/tunnel.ts';
import { ApiError } from '#shared/api/errors.ts';
import type { TunnelKind } from '#shared/domain/tunnel.ts';

import { useAction } from '../../api/use-action.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Badge } from '../../ui/badge.tsx';
import { PageSection } from '../../ui/page.tsx';
import { useFocusFirstWrong } from '../../ui/use-focus-first-wrong.ts';
import classes from './choose-way.module.css';
import { ConfirmChange } from './confirm-change.tsx';
import {
  changeOf,
  draftOf,
  isChanged,
  isSame,
  missingFields,
  type WayDraft,
  type WayField,
} from './way-draft.ts';
import { WayDetails } from './way-details.tsx';
import type { WayProblems } from './way-field.ts';

type ChooseWayProps = { tunnel: TunnelView; channels: readonly ChannelView[] };

const wayFields: readonly WayField[] = ['server', 'program', 'hostname', 'url', 'token'];
const kinds: readonly TunnelKind[] = [
  'automatic',
  'cloudflare-quick',
  'cloudflare-named',
  'localtunnel',
  'own-domain',
  'none',
];

/** The ways by which the world reaches this computer, with what each costs and gives. */
export function ChooseWay({ tunnel, channels }: ChooseWayProps) {
  const { t } = useTranslation('address');
  if (tunnel.isFixed) {
    return (
      <PageSection title={t('choose.title')} text={t('choose.text')}>
        <p className={classes.fixed}>{t('choose.fixed')}</p>
      </PageSection>
    );
  }
  return (
    <PageSection title={t('choose.title')} text={t('choose.text')}>
      <WayForm tunnel={tunnel} channels={channels} />
    </PageSection>
  );
}

function WayForm({ tunnel, channels }: ChooseWayProps) {
  const { t } = useTranslation('address');
  const present = draftOf(tunnel);
  const [draft, setDraft] = useState<WayDraft>(present);
  // What another window chose is shown here too, unless something is half typed.
  const [shown, setShown] = useState<WayDraft>(present);
  if (!isSame(shown, present)) {
    setShown(present);
    if (isSame(draft, shown)) setDraft(present);
  }
  const [problems, setProblems] = useState<WayProblems>({});
  const [isAsking, setAsking] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useFocusFirstWrong(form, problems);
  const describe = useErrorWords();
  const change = useAction('tunnel.change', { quiet: true });
  const set = (next: Partial<WayDraft>) => {
    setDraft((before) => ({ ...before, ...next }));
    setProblems({});
    change.reset();
  };
  const save = () => {
    change.mutate(changeOf(draft), {
      onSuccess: (answer) => {
        setDraft(draftOf(answer));
        // The button goes dead now, and whoever uses the keyboard would begin anew at the top of the page.
        form.current?.querySelector<HTMLElement>('input[type="radio"]:checked')?.focus();
      },
      onError: (error) => {
        setProblems(problemsOf(error, t, describe(error).next));
      },
      onSettled: () => {
        setAsking(false);
      },
    });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const missing = missingFields(draft, tunnel.settings.hasToken);
    setProblems(Object.fromEntries(missing.map((name) => [name, t('choose.required')])));
    if (missing.length > 0) return;
    // Without an address now nobody loses anything by another choice.
    if (tunnel.isNeeded && tunnel.url !== null) setAsking(true);
    else save();
  };
  const isNew = isChanged(draft, present);
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Radio.Group
        value={draft.kind}
        aria-label={t('choose.title')}
        onChange={(value) => {
          const kind = kinds.find((one) => one === value);
          if (kind) set({ kind });
        }}
      >
        <div className={classes.ways}>
          {kinds.map((kind) => (
            <div key={kind} className={classes.way} data-chosen={draft.kind === kind || undefined}>
              <Radio
                value={kind}
                label={<WayTitle kind={kind} isInUse={tunnel.kind === kind} />}
                description={t(`kinds.${kind}.text`)}
              />
              {draft.kind === kind && (
                <div className={classes.details}>
                  <WayDetails
                    tunnel={tunnel}
                    channels={channels}
                    draft={draft}
                    problems={problems}
                    onChange={set}
                  />
                </div>
              )}
            </div>
          ))}
        </div>
      </Radio.Group>
      <div className={classes.actions}>
        <Button type="submit" disabled={!isNew} loading={change.isPending && !isAsking}>
          {t('choose.use')}
        </Button>
        <p className={classes.problem} role="alert">
          {problems.form}
        </p>
        <span role="status" className={classes.saved}>
          {change.isSuccess && !isNew && t('choose.saved')}
        </span>
      </div>
      <ConfirmChange
        isOpen={isAsking}
        title={t('confirm.title')}
        confirmLabel={draft.kind === 'none' ? t('confirm.without') : t('confirm.change')}
        channels={channels}
        stops={draft.kind === 'none'}
        isBusy={change.isPending}
        onConfirm={save}
        onClose={() => {
          setAsking(false);
        }}
      />
    </form>
  );
}

function WayTitle({ kind, isInUse }: { kind: TunnelKind; isInUse: boolean }) {
  const { t } = useTranslation('address');
  return (
    <span className={classes.title}>
      {t(`kinds.${kind}.title`)}
      {kind === 'automatic' && <Badge tone="accent">{t('choose.recommended')}</Badge>}
      {isInUse && <Badge>{t('choose.current')}</Badge>}
    </span>
  );
}

/** The core names the field; what it says of none of them stands beside the button. */
function problemsOf(
  error: unknown,
  t: ReturnType<typeof useTranslation<'address'>>['t'],
  otherwise: string,
): WayProblems {
  const fields = error instanceof ApiError ? Object.keys(error.fields ?? {}) : [];
  const known = wayFields.filter((name) => fields.includes(name));
  if (known.length === 0) return { form: `${t('choose.failed')} ${otherwise}` };
  return Object.fromEntries(known.map((name) => [name, t(`problems.${name}`)]));
}

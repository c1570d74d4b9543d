import { addressTroubleInWords, calledNumbers } from '#shared/api/address-in-words.ts';
import { asId, type ChannelId } from '#shared/domain/ids.ts';

import type { Desk } from '../desk/desk.ts';
import { frame } from './chat-toast.ts';
import { lookNow, type ToastContext } from './toast-context.ts';
import { idOfToast } from './toast-subject.ts';
import { decideTrouble, noTroubleSeen, type TroubleDecision } from './trouble.ts';

/**
 * Toasts about numbers that broke, a public address that does not work and messages of unknown fate, as the desk shows them. Each trouble is told once, also
 * over restarts, and its toast goes when it is over. Returns how to stop.
 */
export function startTroubleToasts(context: ToastContext): () => void {
  const { desk, settings, clock } = context;
  let memory = noTroubleSeen;
  let cancelLook: () => void = () => undefined;
  const look = () => {
    cancelLook();
    const seen = desk.current();
    if (seen === null) return;
    const { told } = settings.get();
    const decision = decideTrouble(
      clock.monotonic(),
      {
        channels: seen.channels,
        unknown: seen.health.outbox.unknown,
        address: seen.health.tunnel.isTrouble,
      },
      memory,
      told,
    );
    memory = decision.memory;
    const next = { ...told, ...decision.told };
    if (JSON.stringify(next) !== JSON.stringify(told)) settings.remember({ told: next });
    tell(context, decision, seen);
    if (decision.lookAfter !== null) cancelLook = clock.after(decision.lookAfter, look);
  };
  const stop = desk.onChange(look);
  look();
  return () => {
    stop();
    cancelLook();
  };
}

function tell(
  context: ToastContext,
  { broken, over, unknown, isUnknownOver, address }: TroubleDecision,
  { channels }: Desk,
): void {
  const { presenter, settings } = context;
  const look = lookNow(context);
  const { words } = look;
  for (const id of over) presenter.withdraw(idOfToast({ kind: 'number', channelId: asId<ChannelId>(id) }));
  if (isUnknownOver) presenter.withdraw('unknown');
  if (address === 'over') presenter.withdraw('address');
  // Told without a toast: who switches them on later does not want to hear of what they know.
  if (!settings.get().toasts.trouble) return;
  for (const { id, label, connection } of broken)
    presenter.show({
      ...frame(idOfToast({ kind: 'number', channelId: id }), look),
      title: look.isHidden ? words.toasts('number.hiddenTitle') : words.toasts('number.title', { label }),
      body: `${words.connections(`state.${connection}.what`)} ${words.connections(`state.${connection}.next`)}`,
    });
  if (unknown !== null)
    presenter.show({
      ...frame('unknown', look),
      title: words.toasts('unknown.title', { count: unknown }),
      body: words.toasts('unknown.text'),
    });
  if (address === 'tell')
    presenter.show({
      ...frame('address', look),
      title: words.toasts('address.title'),
      body: look.isHidden
        ? words.toasts('hidden.trouble')
        : addressTroubleInWords(calledNumbers(channels), (key, numbers) =>
            words.address(`trouble.${key}`, { numbers }),
          ),
    });
}

import type { EventFrame } from '#shared/api/events.ts';
import { asId, type ConversationId } from '#shared/domain/ids.ts';

import { announce, emptyChatMemory, isTold, type ChatMemory } from './chat-memory.ts';
import { gatherChat, type GatheredChat } from './gather-chat.ts';
import { addLate, lateWait, tellLate } from './late-chats.ts';
import { createRounds, type Rounds } from './rounds.ts';
import { showChats } from './show-chats.ts';
import { frontNow, lookNow, type ToastContext } from './toast-context.ts';
import { subjectOfToast } from './toast-subject.ts';
import { dropCards, dropRead, withdrawChat, withdrawCustomers, withdrawSummaries } from './withdraw-chats.ts';

/** What arrives together is looked at together, in ms. */
const collectFor = 250;
/** Toasts are not renewed faster than a person reads, in ms. */
const pauseBetween = 1_000;

/**
 * Toasts about what customers write: one for each chat, renewed when it goes on and taken away as soon as the chat is
 * read, answered (also on the phone), archived, snoozed or in front. Nothing here plays a sound of its own, brings a
 * window up or claims to be urgent: whether and when a toast is shown is up to the system and its quiet times (Focus on
 * macOS and Windows, do-not-disturb of the desktop on Linux).
 */
export class ChatToasts {
  readonly #context: ToastContext;
  readonly #memory: ChatMemory = emptyChatMemory();
  readonly #rounds: Rounds;
  readonly #stops: (() => void)[];

  constructor(context: ToastContext) {
    this.#context = context;
    this.#rounds = createRounds(context, () => this.#round(), pauseBetween);
    this.#stops = [
      context.client.listen((frame) => this.#hear(frame)),
      context.window.onFrontChange(() => this.#yieldToFront()),
    ];
  }

  /** Toasts of a former run: those of chats and cards stay while these wait, the others are of the past. */
  found(ids: readonly string[]): void {
    for (const id of ids) {
      const subject = subjectOfToast(id);
      if (subject?.kind === 'chat') this.#memory.changed.add(subject.conversationId);
      else if (subject?.kind !== 'card') this.#context.presenter.withdraw(id);
    }
    if (lookNow(this.#context).isHidden) this.withdrawAll();
    this.#memory.haveCardsChanged = true;
    this.#rounds.ask(0);
  }

  /** Takes all of them away: names and texts are not to be seen any more. */
  withdrawAll(): void {
    withdrawCustomers(this.#context, this.#memory);
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.#rounds.stop();
  }

  #hear(frame: EventFrame): void {
    if (frame.kind === 'hello') return;
    const memory = this.#memory;
    const wantsMessages = this.#context.settings.get().toasts.messages;
    for (const change of frame.changes) {
      if (change.topic === 'replies') memory.haveCardsChanged = true;
      // A card closes with its chat: answering says so only of the chat.
      if (change.topic === 'conversation') {
        const id = asId<ConversationId>(change.conversationId);
        if (isTold(memory, id)) memory.changed.add(id);
        memory.haveCardsChanged = true;
      }
      if (change.topic === 'incoming' && wantsMessages)
        announce(memory, asId<ConversationId>(change.conversationId), change.messageId);
    }
    if (memory.announced.size > 0 || memory.changed.size > 0 || this.#mayDropCards())
      this.#rounds.ask(collectFor);
  }

  #mayDropCards(): boolean {
    const { presenter } = this.#context;
    return (
      this.#memory.haveCardsChanged && presenter.shown().some((id) => subjectOfToast(id)?.kind === 'card')
    );
  }

  /** What the owner has in front of them needs no toast. */
  #yieldToFront(): void {
    const { isInFront, conversationId } = frontNow(this.#context);
    if (!isInFront) return;
    if (conversationId !== null) withdrawChat(this.#context, this.#memory, conversationId);
    withdrawSummaries(this.#context, this.#memory);
  }

  async #round(): Promise<void> {
    const { clock } = this.#context;
    const memory = this.#memory;
    const announced = [...memory.announced].reverse();
    const changed = [...memory.changed];
    const mayDropCards = this.#mayDropCards();
    memory.announced.clear();
    memory.changed.clear();
    memory.haveCardsChanged = false;
    const gathered = announced.length === 0 ? [] : await this.#gather(announced);
    await dropRead(
      this.#context,
      memory,
      changed.filter((id) => !gathered.some(({ chat }) => chat.id === id)),
    );
    if (mayDropCards) await dropCards(this.#context);
    showChats(this.#context, memory, gathered);
    for (const { chat, arrived } of gathered)
      if (arrived.late > 0) addLate(memory, chat.id, arrived.late, clock.monotonic());
    if (lateWait(memory, clock.monotonic()) === 0) await tellLate(this.#context, memory);
    const wait = lateWait(memory, clock.monotonic());
    if (wait !== null) this.#rounds.ask(wait);
  }

  async #gather(
    announced: readonly (readonly [ConversationId, ReadonlySet<string>])[],
  ): Promise<GatheredChat[]> {
    const { client, clock } = this.#context;
    const { items: channels } = await client.call('channels.list', {});
    const found = await Promise.all(
      announced.map(([id, ids]) => gatherChat(client, id, ids, { channels, now: clock.now() })),
    );
    return found.filter((chat) => chat !== null);
  }
}

import { newMessageId, SimulatedInstance } from './instance.ts';
import { chatIdOf, senderIdOf } from './people.ts';
import { incomingCallWebhook, messageWebhook, say, type Body, type Correspondent } from './webhooks.ts';

/** A person with a phone (digits only), as the instance knows them. */
export type Customer = {
  readonly phone: string;
  /** The name of the profile. */
  readonly name?: string;
  /** The name in the shop's address book. */
  readonly contactName?: string;
  /** Writes in this group (`…@g.us`) instead of a personal chat. */
  readonly group?: { readonly id: string; readonly name: string };
};

export type CustomerFile = {
  readonly kind: 'imageMessage' | 'videoMessage' | 'audioMessage' | 'documentMessage' | 'stickerMessage';
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: Buffer;
  readonly caption?: string;
};

type More = { /** Epoch ms. */ readonly at?: number; readonly idMessage?: string };

/** An instance with what happens to it from outside: customers who write, the owner's phone. Each returns the id. */
export class SimulatedLine extends SimulatedInstance {
  customerWrites(from: Customer, text: string, more: More & { quoted?: Body } = {}): string {
    const data = more.quoted ? { ...say.extended(text), quotedMessage: more.quoted } : say.text(text);
    return this.customerSends(from, data, more);
  }

  /** Any kind of message; see `say`. */
  customerSends(from: Customer, messageData: Body, more: More = {}): string {
    return this.#message('incomingMessageReceived', from, messageData, more, 'incomingWebhook');
  }

  customerSendsFile(from: Customer, file: CustomerFile, more: More = {}): string {
    const idMessage = more.idMessage ?? newMessageId('3A');
    const downloadUrl = this.host(idMessage, file.fileName, file);
    const data = say.file(file.kind, {
      downloadUrl,
      caption: file.caption ?? '',
      fileName: file.fileName,
      mimeType: file.mimeType,
      ...(file.kind === 'stickerMessage' ? { isAnimated: false } : {}),
    });
    return this.customerSends(from, data, { ...more, idMessage });
  }

  customerReacts(from: Customer, idMessage: string, emoji: string, more: More = {}): string {
    return this.customerSends(from, say.reaction(emoji, idMessage), more);
  }

  customerEdits(from: Customer, idMessage: string, text: string, more: More = {}): string {
    this.#mark(idMessage, { textMessage: text, isEdited: true });
    return this.#message(
      'incomingMessageReceived',
      from,
      say.edit(idMessage, text),
      more,
      'editedMessageWebhook',
      false,
    );
  }

  customerDeletes(from: Customer, idMessage: string, more: More = {}): string {
    this.#mark(idMessage, { isDeleted: true });
    return this.#message(
      'incomingMessageReceived',
      from,
      say.deletion(idMessage),
      more,
      'deletedMessageWebhook',
      false,
    );
  }

  pressButton(
    from: Customer,
    idMessage: string,
    button: { id: string; text: string },
    more: More = {},
  ): string {
    return this.customerSends(from, say.press(idMessage, button.id, button.text), more);
  }

  customerVotes(from: Customer, idPoll: string, votes: Record<string, string[]>, more: More = {}): string {
    return this.#message(
      'incomingMessageReceived',
      from,
      say.votes(idPoll, votes),
      more,
      'pollMessageWebhook',
    );
  }

  /** Two notifications with one id: it rings, and how it ended. */
  customerCalls(
    from: Customer,
    outcome: 'pickUp' | 'hangUp' | 'missed' | 'declined',
    more: More = {},
  ): string {
    const idMessage = more.idMessage ?? newMessageId('CA');
    const at = more.at ?? this.now();
    for (const status of ['offer', outcome]) {
      const call = { idMessage, at, from: chatIdOf(from.phone, this.names), status };
      this.notify('incomingCallWebhook', incomingCallWebhook(this.identity, call));
    }
    return idMessage;
  }

  /** Everything sent to them so far gets its blue ticks. */
  customerReads(phone: string): void {
    const chatId = chatIdOf(phone, this.names);
    for (const item of this.journal) {
      const isOpen = item.statusMessage === 'sent' || item.statusMessage === 'delivered';
      if (item.type === 'outgoing' && isOpen && this.isSameChat(item.chatId, chatId)) {
        this.reachStatus(item.idMessage, 'read');
      }
    }
  }

  /** The owner answers on the phone. */
  phoneWrites(to: Customer, text: string, more: More = {}): string {
    return this.#message('outgoingMessageReceived', to, say.text(text), more, 'outgoingMessageWebhook');
  }

  /** Another program that shares the instance sends something. */
  otherProgramWrites(to: Customer, text: string, more: More = {}): string {
    return this.#message(
      'outgoingAPIMessageReceived',
      to,
      say.extended(text),
      more,
      'outgoingAPIMessageWebhook',
    );
  }

  /** Keeps a file for download; returns its address. */
  host(id: string, fileName: string, file: { bytes: Buffer; mimeType: string }): string {
    this.files.set(id, file);
    return `${this.url}/files/${this.idInstance}/${id}/${encodeURIComponent(fileName)}`;
  }

  #message(
    type: Parameters<typeof messageWebhook>[1],
    other: Customer,
    messageData: Body,
    more: More,
    name: string,
    isKept = true,
  ): string {
    const isIncoming = type === 'incomingMessageReceived';
    const idMessage = more.idMessage ?? newMessageId(isIncoming ? '3A' : '3EB0');
    const at = more.at ?? this.now();
    const who = this.#correspondent(other, isIncoming);
    if (isKept) {
      this.keep({
        type: isIncoming ? 'incoming' : 'outgoing',
        idMessage,
        at,
        chatId: who.chatId,
        messageData,
        ...(isIncoming
          ? {
              sender: {
                senderId: who.sender ?? who.chatId,
                senderName: who.senderName ?? '',
                senderContactName: who.senderContactName ?? '',
              },
            }
          : { sendByApi: type === 'outgoingAPIMessageReceived' }),
      });
    }
    this.notify(name, messageWebhook(this.identity, type, { idMessage, at, who, messageData }));
    return idMessage;
  }

  #correspondent(other: Customer, isIncoming: boolean): Correspondent {
    const chatId = other.group?.id ?? chatIdOf(other.phone, this.names);
    const chatName = other.group?.name ?? other.contactName ?? other.name ?? '';
    // In an outgoing message the sender is the shop itself.
    if (!isIncoming) return { chatId, chatName, sender: this.wid, senderName: 'Blue Door Studio' };
    return {
      chatId,
      chatName,
      sender: senderIdOf(other.phone, this.names),
      senderName: other.name ?? '',
      senderContactName: other.contactName ?? '',
    };
  }

  #mark(idMessage: string, marks: Body): void {
    const item = this.journal.find((known) => known.idMessage === idMessage);
    if (item) Object.assign(item, marks);
  }
}

/** Bodies of webhooks, as the real ones are shaped; names, numbers and texts are the project's own. */
export type Body = Record<string, unknown>;

export type Number = {
  readonly phoneNumberId: string;
  readonly businessAccountId: string;
  readonly phone: string;
};

/** A customer as Meta knows them: people with a user name may have no phone. */
export type Customer = {
  readonly waId?: string;
  readonly userId?: string;
  readonly parentId?: string;
  readonly username?: string;
  readonly name?: string;
};

/** The envelope around the changes of one account. */
export function envelope(accountId: string, changes: readonly Body[], more: Body = {}): Body {
  return { object: 'whatsapp_business_account', entry: [{ id: accountId, ...more, changes }] };
}

/** One change of a number; `field` as Meta names it. */
export function change(number: Number, value: Body, field = 'messages'): Body {
  const metadata = { display_phone_number: number.phone, phone_number_id: number.phoneNumberId };
  return { field, value: { messaging_product: 'whatsapp', metadata, ...value } };
}

/** A body with one change. */
export function webhook(number: Number, value: Body, field = 'messages'): Body {
  return envelope(number.businessAccountId, [change(number, value, field)]);
}

/** A body about the account: it names no number. */
export function accountWebhook(number: Number, field: string, value: Body): Body {
  return envelope(number.businessAccountId, [{ field, value }], { time: 1_762_000_000 });
}

/** How `contacts` tells of a customer; keys that are not told are not there. */
export function contactOf(customer: Customer): Body {
  const profile = given({ name: customer.name, username: customer.username });
  return given({
    profile: Object.keys(profile).length > 0 ? profile : undefined,
    wa_id: customer.waId,
    user_id: customer.userId,
    parent_user_id: customer.parentId,
  });
}

function sender(customer: Customer): Body {
  return given({
    from: customer.waId,
    from_user_id: customer.userId,
    from_parent_user_id: customer.parentId,
  });
}

/** A message of a customer; `content` holds its type. `at` in epoch ms. */
export function message(customer: Customer, id: string, at: number, content: Body): Body {
  return { ...sender(customer), id, timestamp: String(Math.floor(at / 1000)), ...content };
}

export function messageWebhook(
  number: Number,
  customer: Customer,
  id: string,
  at: number,
  content: Body,
): Body {
  return webhook(number, {
    contacts: [contactOf(customer)],
    messages: [message(customer, id, at, content)],
  });
}

export function statusItem(status: {
  id: string;
  status: string;
  at: number;
  to?: Customer;
  outboxId?: string;
  errors?: readonly Body[];
  more?: Body;
}): Body {
  return given({
    id: status.id,
    status: status.status,
    timestamp: String(Math.floor(status.at / 1000)),
    recipient_id: status.to?.waId,
    recipient_user_id: status.to?.userId,
    biz_opaque_callback_data: status.outboxId,
    errors: status.errors,
    ...status.more,
  });
}

/** An error as webhooks and answers write it. */
export function errorOf(code: number, details: string): Body {
  return {
    code,
    title: details,
    message: details,
    error_data: { messaging_product: 'whatsapp', details },
    href: '/documentation/business-messaging/whatsapp/support/error-codes',
  };
}

/** The contents of messages. */
export const say = {
  text: (body: string, more: Body = {}): Body => ({ type: 'text', text: { body }, ...more }),
  file: (type: string, file: Body): Body => ({ type, [type]: file }),
  location: (place: Body): Body => ({ type: 'location', location: place }),
  contacts: (...contacts: Body[]): Body => ({ type: 'contacts', contacts }),
  reaction: (messageId: string, emoji?: string): Body => ({
    type: 'reaction',
    reaction: given({ message_id: messageId, emoji }),
  }),
  button: (payload: string, text: string): Body => ({ type: 'button', button: { payload, text } }),
  press: (type: 'button_reply' | 'list_reply', reply: Body): Body => ({
    type: 'interactive',
    interactive: { type, [type]: reply },
  }),
  edit: (originalId: string, edited: Body): Body => ({
    type: 'edit',
    edit: { original_message_id: originalId, message: edited },
  }),
  revoke: (originalId: string): Body => ({ type: 'revoke', revoke: { original_message_id: originalId } }),
  system: (system: Body): Body => ({ type: 'system', system }),
};

function given(body: Body): Body {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

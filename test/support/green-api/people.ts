/** How an instance names the people it talks to; see `enableLidMode` and the live captures with both names. */
export type NameForm =
  /** `7…@c.us` everywhere. */
  | 'phone'
  /** `…@lid` everywhere; the phone is in no field. */
  | 'lid'
  /** The chat by its hidden id, the sender by phone: proof that both are one person. */
  | 'lid-with-phone';

/** The hidden id of a phone: made up, but always the same. */
export function lidOf(phone: string): string {
  return `9${reversed(phone.replace(/\D/g, ''))}07@lid`;
}

/** The phone behind a chat id of either form; groups have none. */
export function phoneOf(chatId: string): string | null {
  const user = chatId.replace(/@.*$/, '').replace(/:\d+$/, '');
  if (chatId.endsWith('@g.us')) return null;
  if (!chatId.endsWith('@lid')) return user;
  return reversed(user.slice(1, -2));
}

/** The chat id under which webhooks name a phone. */
export function chatIdOf(phone: string, form: NameForm): string {
  return form === 'phone' ? `${phone}@c.us` : lidOf(phone);
}

/** The sender id of the same. */
export function senderIdOf(phone: string, form: NameForm): string {
  return form === 'lid' ? lidOf(phone) : `${phone}@c.us`;
}

function reversed(digits: string): string {
  return Array.from(digits).reverse().join('');
}

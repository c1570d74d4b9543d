import type { MessageContent } from '#shared/domain/message.ts';

import { fields, idText, isFields, text, type Fields } from '../lenient.ts';

/** A press, a filled-in form or a permission; null for a kind that is not known. */
export function readInteractive(interactive: Fields): MessageContent | null {
  const type = text(interactive, 'type') ?? '';
  const reply = fields(interactive, type);
  switch (type) {
    case 'button_reply':
    case 'list_reply': {
      const words = text(reply, 'title') ?? idText(reply, 'id');
      return words === null ? null : { kind: 'button-reply', selectedId: idText(reply, 'id'), text: words };
    }
    case 'nfm_reply':
      return {
        kind: 'unsupported',
        providerKind: text(reply, 'name') ?? 'flow',
        text: formWords(reply),
      };
    case 'call_permission_reply':
      return { kind: 'unsupported', providerKind: type, text: text(reply, 'response') };
    default:
      return null;
  }
}

/** The answers of a form, one on a line; they come as a text that is JSON. */
function formWords(reply: Fields): string | null {
  const lines = [text(reply, 'body'), ...answersIn(text(reply, 'response_json') ?? '')];
  const words = lines.filter((line) => line !== null).join('\n');
  return words === '' ? null : words;
}

function answersIn(json: string): string[] {
  let answers: unknown;
  try {
    answers = JSON.parse(json);
  } catch {
    return json.trim() === '' ? [] : [json];
  }
  if (!isFields(answers)) return [];
  return Object.entries(answers).flatMap(([name, answer]) => {
    if (name === 'flow_token' || answer === null || answer === '') return [];
    return [`${name}: ${typeof answer === 'string' ? answer : JSON.stringify(answer)}`];
  });
}

import type { MessageContent } from '#shared/domain/message.ts';

import { fields, idText, isFields, rows, text, type Fields } from '../lenient.ts';

type Buttons = Extract<MessageContent, { kind: 'buttons' }>;
type Press = {
  readonly content: Extract<MessageContent, { kind: 'button-reply' }>;
  readonly stanzaId: string | null;
};

/** Buttons or list entries that were offered, in every documented shape (2023: buttonsMessage, templateMessage, listMessage). */
export function readButtons(offer: Fields): Buttons {
  const list = rows(offer, 'sections').flatMap((section) =>
    rows(section, 'rows').map((row) => ({ id: idText(row, 'rowId'), text: text(row, 'title') ?? '' })),
  );
  return {
    kind: 'buttons',
    header: text(offer, 'titleText', 'title', 'header'),
    body: text(offer, 'contentText', 'body', 'text') ?? '',
    footer: text(offer, 'footerText', 'footer'),
    buttons: [...rows(offer, 'buttons').map(readButton), ...list],
  };
}

function readButton(button: Fields): Buttons['buttons'][number] {
  const templated = ['urlButton', 'callButton', 'quickReplyButton'].map((key) => button[key]).find(isFields);
  if (templated) return { id: idText(templated, 'id'), text: text(templated, 'displayText') ?? '' };
  return { id: idText(button, 'buttonId', 'id'), text: text(button, 'buttonText', 'displayText') ?? '' };
}

/** Where a press has been seen: the names differ between the documents, the SDKs and live captures. */
const pressKeys = [
  'templateButtonReplyMessage',
  'templateButtonsReplyMessage',
  'interactiveButtonsResponse',
  'interactiveButtonsReply',
  'buttonsResponseMessage',
  'listResponseMessage',
];

/** A button or a list entry that was pressed; null when the message holds no press. */
export function readPress(data: Fields): Press | null {
  for (const key of pressKeys) {
    const press = data[key];
    if (!isFields(press)) continue;
    const selectedId =
      idText(press, 'selectedId', 'selectedButtonId', 'singleSelectReply') ??
      idText(fields(press, 'singleSelectReply'), 'selectedRowId');
    const words = text(press, 'selectedDisplayText', 'selectedButtonText', 'title');
    if (selectedId === null && words === null) continue;
    return {
      content: { kind: 'button-reply', selectedId, text: words ?? selectedId ?? '' },
      stanzaId: idText(press, 'stanzaId'),
    };
  }
  return null;
}

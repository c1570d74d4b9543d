import type { MessageContent } from '#shared/domain/message.ts';

import { readButtons, readPress } from './content-buttons.ts';
import { readFile, type FileKind, type ReadContent } from './content-file.ts';
import { fields, isFields, isTrue, number, rows, text, type Fields } from '../lenient.ts';
import { unreadableReason } from './markers.ts';
import { nameOfVcard, phonesOfVcard } from '../vcard.ts';

const fileKinds = new Map<string, FileKind>([
  ['imagemessage', 'image'],
  ['videomessage', 'video'],
  ['audiomessage', 'audio'],
  ['documentmessage', 'document'],
  ['stickermessage', 'sticker'],
]);

/**
 * What a message says. Decides by `typeMessage`, never by which fields are there: a reaction, too, has an
 * `extendedTextMessageData`. The spelling of the type's first letter varies (2023: `ContactsArrayMessage`).
 * `data` is a webhook's `messageData`; for journal items see history-shape.ts.
 */
export function readContent(typeMessage: string, data: Fields): ReadContent {
  const type = typeMessage.toLowerCase();
  const fileKind = fileKinds.get(type);
  if (fileKind) return readFile(fileKind, fields(data, 'fileMessageData'));
  return { content: readPlainContent(type, data) ?? unsupported(typeMessage, data), media: null };
}

/** Kinds without a file; null for one that is not known or lacks what makes it one. */
function readPlainContent(type: string, data: Fields): MessageContent | null {
  switch (type) {
    case 'textmessage':
    case 'extendedtextmessage':
    case 'quotedmessage':
      return readText(data);
    case 'locationmessage':
    case 'livelocationmessage':
      return readLocation(fields(data, 'locationMessageData'));
    case 'contactmessage':
      return readContacts([fields(data, 'contactMessageData')]);
    case 'contactsarraymessage':
      return readContacts([...rows(fields(data, 'messageData'), 'contacts'), ...rows(data, 'contacts')]);
    case 'pollmessage':
    case 'pollcreationmessage':
      return readPoll(data);
    case 'interactivebuttons':
    case 'interactivebuttonsreply':
    case 'buttonsmessage':
    case 'templatemessage':
    case 'listmessage':
    case 'interactivebuttonsresponse':
    case 'templatebuttonsreplymessage':
    case 'templatebuttonreplymessage':
    case 'buttonsresponsemessage':
    case 'listresponsemessage':
      // "interactiveButtonsReply" is in some lists the offer and in others the press: the fields tell.
      return readPress(data)?.content ?? readOffer(data);
    case 'groupinvitemessage': {
      const invite = fields(data, 'groupInviteMessageData');
      return {
        kind: 'group-invite',
        groupName: text(invite, 'groupName') ?? '',
        caption: text(invite, 'caption'),
      };
    }
    default:
      return null;
  }
}

function readText(data: Fields): MessageContent | null {
  const extended = fields(data, 'extendedTextMessageData');
  const plain = fields(data, 'textMessageData');
  const words =
    text(plain, 'textMessage') ?? text(extended, 'text') ?? text(extended, 'title', 'description');
  if (words === null) return null;
  const reason = unreadableReason(words);
  if (reason) return { kind: 'unreadable', reason };
  const isForwarded = isTrue(extended, 'isForwarded') || isTrue(plain, 'isForwarded');
  return { kind: 'text', text: words, ...(isForwarded ? { isForwarded } : {}) };
}

function readLocation(place: Fields): MessageContent | null {
  const latitude = number(place, 'latitude');
  const longitude = number(place, 'longitude');
  if (latitude === null || longitude === null) return null;
  return {
    kind: 'location',
    latitude,
    longitude,
    name: text(place, 'nameLocation'),
    address: text(place, 'address'),
  };
}

function readContacts(cards: readonly Fields[]): MessageContent | null {
  const contacts = cards.flatMap((card) => {
    const vcard = text(card, 'vcard');
    const name = text(card, 'displayName') ?? (vcard === null ? null : nameOfVcard(vcard));
    if (name === null && vcard === null) return [];
    return [{ name: name ?? '', phones: vcard === null ? [] : phonesOfVcard(vcard), vcard }];
  });
  return contacts.length === 0 ? null : { kind: 'contacts', contacts };
}

function readPoll(data: Fields): MessageContent | null {
  const poll = [data.pollMessageData, data.pollCreationMessage, data.pollCreationMessageData].find(isFields);
  if (!poll) return null;
  const limit = number(poll, 'selectableOptionsCount');
  return {
    kind: 'poll',
    question: text(poll, 'name') ?? '',
    options: pollOptions(poll, 'options'),
    allowsSeveral: isTrue(poll, 'multipleAnswers') || (limit !== null && limit !== 1),
  };
}

/** The options of a poll (`options`) or its votes (`votes`). */
export function pollOptions(poll: Fields, key: 'options' | 'votes'): { name: string; voters: string[] }[] {
  return rows(poll, key).map((option) => {
    const voters = option.optionVoters;
    return {
      name: text(option, 'optionName') ?? '',
      voters: Array.isArray(voters) ? voters.filter((voter) => typeof voter === 'string') : [],
    };
  });
}

function readOffer(data: Fields): MessageContent | null {
  const keys = [
    'interactiveButtons',
    'interactiveButtonsReply',
    'buttonsMessage',
    'templateMessage',
    'listMessage',
  ];
  const offer = keys.map((key) => data[key]).find(isFields);
  return offer ? readButtons(offer) : null;
}

function unsupported(providerKind: string, data: Fields): MessageContent {
  const found = findWords(data, 3);
  const reason = unreadableReason(found);
  return reason ? { kind: 'unreadable', reason } : { kind: 'unsupported', providerKind, text: found };
}

const wordKeys = [
  'textMessage',
  'text',
  'caption',
  'contentText',
  'body',
  'message',
  'title',
  'name',
  'displayName',
  'description',
];

/** The first words in a message of an unknown kind, so that it is shown with what can be read of it. */
function findWords(from: Fields, depth: number): string | null {
  const here = text(from, ...wordKeys);
  if (here !== null || depth === 0) return here;
  for (const [key, value] of Object.entries(from)) {
    const below = key !== 'quotedMessage' && isFields(value) ? findWords(value, depth - 1) : null;
    if (below !== null) return below;
  }
  return null;
}

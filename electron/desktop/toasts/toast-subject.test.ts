import { expect, it } from 'vitest';

import { asId } from '#shared/domain/ids.ts';

import { addressOfLink } from '../life/links.ts';
import {
  addressOfSubject,
  endOfCard,
  idOfToast,
  linkOfLaunch,
  subjectOfToast,
  type ToastSubject,
} from './toast-subject.ts';

const chat = '01957b6e-9c00-7abc-8def-0123456789ab';
const other = '01957b6e-9c01-7abc-8def-ba9876543210';

it.each<[ToastSubject, string]>([
  [{ kind: 'chat', conversationId: asId(chat) }, `/inbox/${chat}`],
  [{ kind: 'card', conversationId: asId(chat), cardEnd: endOfCard(other) }, `/inbox/${chat}`],
  [{ kind: 'unsent', conversationId: asId(chat) }, `/inbox/${chat}`],
  [{ kind: 'several' }, '/inbox'],
  [{ kind: 'missed' }, '/inbox'],
  [{ kind: 'number', channelId: asId(chat) }, '/connections'],
  [{ kind: 'unknown' }, '/outbox/history'],
  [{ kind: 'address' }, '/connections/address'],
  [{ kind: 'notice', notice: 'catch-up', id: chat }, '/outbox/history'],
  [{ kind: 'notice', notice: 'torrow-not-sent', id: chat }, '/outbox/history'],
  [{ kind: 'notice', notice: 'mail-failed', id: chat }, '/settings'],
  [{ kind: 'notice', notice: 'calendar-broken', id: chat }, '/bookings/sources'],
  [{ kind: 'notice', notice: 'import-done', id: chat }, '/bookings'],
  [{ kind: 'notice', notice: 'webhook-moved', id: chat }, '/connections'],
])('the id of %o says it all, also after a restart', (subject, address) => {
  const id = idOfToast(subject);
  expect(id).toMatch(/^[A-Za-z0-9-]{1,64}$/);
  expect(subjectOfToast(id)).toEqual(subject);
  expect(addressOfSubject(subject)).toBe(address);
  expect(addressOfLink(linkOfLaunch({ identifier: id }) ?? '')).toBe(address);
});

it.each(['', 'chat', 'chat-', 'chat-a/../b', 'card-x', 'notice-of-tomorrow-1', 'x', `chat-${chat}?a`])(
  'an id that is none of ours (%j) leads nowhere',
  (id) => {
    expect(subjectOfToast(id)).toBeNull();
    expect(linkOfLaunch({ identifier: id })).toBeNull();
  },
);

it.each([undefined, null, {}, { identifier: 5 }, { userInfo: {} }])(
  'a start with %o is none by a toast',
  (info) => {
    expect(linkOfLaunch(info)).toBeNull();
  },
);

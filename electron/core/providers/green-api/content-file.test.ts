import { describe, expect, it } from 'vitest';

import type { MessageContent } from '#shared/domain/message.ts';
import { say, type Body } from '#test/support/green-api/webhooks.ts';

import { readContent } from './content.ts';

const read = (messageData: Body) =>
  readContent(typeof messageData.typeMessage === 'string' ? messageData.typeMessage : 'unknown', messageData);

const picture = { downloadUrl: 'https://files.example/1.jpg', fileName: '1.jpg', mimeType: 'image/jpeg' };

describe('a file', () => {
  const contents: [string, Body, MessageContent][] = [
    [
      'picture',
      say.file('imageMessage', { ...picture, caption: 'Like this' }),
      { kind: 'image', media: { fileName: '1.jpg', mimeType: 'image/jpeg', caption: 'Like this' } },
    ],
    [
      'picture with a preview',
      say.file('imageMessage', { ...picture, jpegThumbnail: '/9j/x', isForwarded: true }),
      {
        kind: 'image',
        media: {
          fileName: '1.jpg',
          mimeType: 'image/jpeg',
          caption: null,
          thumbnail: '/9j/x',
          isForwarded: true,
        },
      },
    ],
    [
      'video',
      say.file('videoMessage', { ...picture, mimeType: 'video/mp4' }),
      { kind: 'video', media: { fileName: '1.jpg', mimeType: 'video/mp4', caption: null } },
    ],
    [
      'voice note',
      say.file('audioMessage', { ...picture, mimeType: 'audio/ogg; codecs=opus' }),
      { kind: 'voice', media: { fileName: '1.jpg', mimeType: 'audio/ogg; codecs=opus', caption: null } },
    ],
    [
      'audio',
      say.file('audioMessage', { ...picture, mimeType: 'audio/mpeg' }),
      { kind: 'audio', media: { fileName: '1.jpg', mimeType: 'audio/mpeg', caption: null } },
    ],
    [
      'audio file sent as a document',
      say.file('documentMessage', { ...picture, mimeType: 'audio/mpeg' }),
      { kind: 'audio', media: { fileName: '1.jpg', mimeType: 'audio/mpeg', caption: null } },
    ],
    [
      'document',
      say.file('documentMessage', { ...picture, fileName: 'Price list.pdf', mimeType: 'application/pdf' }),
      { kind: 'document', media: { fileName: 'Price list.pdf', mimeType: 'application/pdf', caption: null } },
    ],
    [
      'sticker',
      say.file('stickerMessage', { ...picture, isAnimated: true }),
      {
        kind: 'sticker',
        media: { fileName: '1.jpg', mimeType: 'image/jpeg', caption: null },
        isAnimated: true,
      },
    ],
    [
      'file that is too large',
      say.file('documentMessage', { downloadUrl: '{{SWE002}}', fileName: 'film.mkv' }),
      { kind: 'unreadable', reason: 'file-too-large' },
    ],
  ];
  it.each(contents)('is shown: %s', (_name, messageData, content) => {
    expect(read(messageData).content).toEqual(content);
  });

  it('says where its file is, and that there is none when it could not be read', () => {
    expect(read(say.file('imageMessage', picture)).media).toEqual({
      url: picture.downloadUrl,
      fileName: '1.jpg',
      mimeType: 'image/jpeg',
      size: null,
    });
    expect(read(say.file('imageMessage', { ...picture, downloadUrl: '' })).media).toMatchObject({
      url: null,
    });
    expect(read(say.file('imageMessage', { ...picture, downloadUrl: '{{SWE002}}' })).media).toBeNull();
  });
});

import { drawHair, drawNails } from './media-pictures.ts';

const sampleRate = 16_000;
const seconds = 4;

/** The file behind a `practice:` address, made on the spot; null for any other address. */
export function practiceMedia(url: string): Uint8Array | null {
  switch (url) {
    case 'practice:nails.png':
      return drawNails();
    case 'practice:hair.png':
      return drawHair();
    case 'practice:voice.wav':
      return humVoice();
    case 'practice:gift-voucher.pdf':
      return writeVoucher();
    default:
      return null;
  }
}

/**
 * Four seconds that sound like somebody humming a sentence: a voice-like tone cut into syllables, as 8-bit mono WAV
 * (which every browser plays).
 */
function humVoice(): Uint8Array {
  const count = sampleRate * seconds;
  const file = Buffer.alloc(44 + count);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + count, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE(sampleRate, 28);
  file.writeUInt16LE(1, 32);
  file.writeUInt16LE(8, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(count, 40);
  let phase = 0;
  for (let position = 0; position < count; position += 1) {
    const time = position / sampleRate;
    const pitch = 190 + 25 * Math.sin(time * 2.1) - time * 8;
    phase += (2 * Math.PI * pitch) / sampleRate;
    const syllable = Math.max(0, Math.sin(time * 2 * Math.PI * 2.3)) ** 0.6;
    const phrase = time > 1.9 && time < 2.3 ? 0 : 1;
    const tone = 0.6 * Math.sin(phase) + 0.3 * Math.sin(2 * phase) + 0.15 * Math.sin(4 * phase);
    file.writeUInt8(Math.round(128 + 60 * tone * syllable * phrase), 44 + position);
  }
  return file;
}

/** A one-page PDF of a gift voucher. */
function writeVoucher(): Uint8Array {
  const page = [
    '0.96 0.93 0.9 rg 0 0 420 260 re f',
    '0.75 0.62 0.5 RG 2 w 14 14 392 232 re S',
    '0.25 0.2 0.18 rg',
    'BT /F1 28 Tf 40 190 Td (Gift voucher) Tj ET',
    'BT /F2 15 Tf 40 150 Td (One massage, 60 minutes) Tj ET',
    'BT /F2 12 Tf 40 120 Td (For: Lukas) Tj ET',
    'BT /F2 12 Tf 40 100 Td (Voucher no. 0417) Tj ET',
    'BT /F2 10 Tf 40 50 Td (Please book ahead. Valid for one year.) Tj ET',
  ].join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 260] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, position) => {
    const offset = file.length;
    file += `${position + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  file += offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

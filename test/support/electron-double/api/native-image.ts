import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'node:path';

type Representation = {
  readonly scaleFactor: number;
  readonly width: number;
  readonly height: number;
  readonly png: Buffer;
};
type Size = { width: number; height: number };

const scales = [1, 1.25, 1.33, 1.4, 1.5, 1.8, 2, 2.5, 3, 4, 5];

/** A picture in one or more resolutions. PNG only; anything else is empty, as an unreadable file is in Electron. */
export class NativeImage {
  readonly #representations: Representation[] = [];
  #template = false;

  addRepresentation(options: {
    scaleFactor?: number;
    width?: number;
    height?: number;
    buffer?: Buffer;
    dataURL?: string;
  }): void {
    const png = options.buffer ?? bytesOf(options.dataURL ?? '');
    const size = sizeOf(png);
    if (size !== null) this.#representations.push({ scaleFactor: options.scaleFactor ?? 1, ...size, png });
  }

  isEmpty(): boolean {
    return this.#representations.length === 0;
  }
  getSize(scaleFactor = 1): Size {
    const found = this.#nearest(scaleFactor);
    if (found === undefined) return { width: 0, height: 0 };
    // In units of the screen: what a picture for 200 % covers is half its pixels, asked for at 100 %.
    const ratio = scaleFactor / found.scaleFactor;
    return { width: Math.round(found.width * ratio), height: Math.round(found.height * ratio) };
  }
  getAspectRatio(scaleFactor = 1): number {
    const { width, height } = this.getSize(scaleFactor);
    return height === 0 ? 1 : width / height;
  }
  getScaleFactors(): number[] {
    return this.#representations.map(({ scaleFactor }) => scaleFactor);
  }
  toPNG(options: { scaleFactor?: number } = {}): Buffer {
    return this.#nearest(options.scaleFactor ?? 1)?.png ?? Buffer.alloc(0);
  }
  toDataURL(options: { scaleFactor?: number } = {}): string {
    return `data:image/png;base64,${this.toPNG(options).toString('base64')}`;
  }
  setTemplateImage(option: boolean): void {
    this.#template = option;
  }
  /** Only macOS knows template images; elsewhere Electron answers false whatever was set. */
  isTemplateImage(): boolean {
    return this.#template && process.platform === 'darwin';
  }
  get isMacTemplateImage(): boolean {
    return this.isTemplateImage();
  }
  set isMacTemplateImage(option: boolean) {
    this.setTemplateImage(option);
  }

  #nearest(scaleFactor: number): Representation | undefined {
    const distance = (one: Representation) => Math.abs(one.scaleFactor - scaleFactor);
    return this.#representations.toSorted((a, b) => distance(a) - distance(b))[0];
  }
}

export const nativeImage = {
  createEmpty: (): NativeImage => new NativeImage(),
  /** Also reads the siblings for other screens: `tray@2x.png` beside `tray.png`. */
  createFromPath: (path: string): NativeImage => {
    const image = new NativeImage();
    const { dir, name, ext } = parse(path);
    for (const scaleFactor of scales) {
      const file = scaleFactor === 1 ? path : `${dir}/${name}@${scaleFactor}x${ext}`;
      if (existsSync(file)) image.addRepresentation({ scaleFactor, buffer: readFileSync(file) });
    }
    if (name.endsWith('Template')) image.setTemplateImage(true);
    return image;
  },
  createFromBuffer: (
    buffer: Buffer,
    options: { width?: number; height?: number; scaleFactor?: number } = {},
  ): NativeImage => {
    const image = new NativeImage();
    image.addRepresentation({ buffer, scaleFactor: options.scaleFactor ?? 1 });
    return image;
  },
  createFromDataURL: (dataURL: string): NativeImage => {
    const image = new NativeImage();
    image.addRepresentation({ dataURL });
    return image;
  },
};

/** Tray, Menu and windows take a path as well as a picture. */
export function toImage(image: NativeImage | string): NativeImage {
  return typeof image === 'string' ? nativeImage.createFromPath(image) : image;
}

function bytesOf(dataURL: string): Buffer {
  return Buffer.from(/^data:image\/png;base64,(.*)$/s.exec(dataURL)?.[1] ?? '', 'base64');
}

/** Width and height stand in the first chunk of a PNG. */
function sizeOf(png: Buffer): Size | null {
  const isPng = png.length > 24 && png.readUInt32BE(0) === 0x89504e47;
  return isPng ? { width: png.readUInt32BE(16), height: png.readUInt32BE(20) } : null;
}

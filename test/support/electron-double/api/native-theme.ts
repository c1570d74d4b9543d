import { EventEmitter } from 'node:events';

type Source = 'system' | 'light' | 'dark';

/** A light desktop, unless the app decides. */
export class NativeTheme extends EventEmitter {
  #source: Source = 'system';
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly inForcedColorsMode = false;
  readonly prefersReducedTransparency = false;
  readonly shouldDifferentiateWithoutColor = false;

  get themeSource(): Source {
    return this.#source;
  }
  set themeSource(source: Source) {
    const before = this.shouldUseDarkColors;
    this.#source = source;
    if (before !== this.shouldUseDarkColors) this.emit('updated');
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return this.shouldUseDarkColors;
  }
}

/** Nothing of it can be asked of a headless desktop but what every platform answers. */
export class SystemPreferences extends EventEmitter {
  getAccentColor(): string {
    return '3584e4ff';
  }
  getAnimationSettings() {
    return {
      shouldRenderRichAnimation: true,
      scrollAnimationsEnabledBySystem: true,
      prefersReducedMotion: false,
    };
  }
}

export const nativeTheme = new NativeTheme();
export const systemPreferences = new SystemPreferences();

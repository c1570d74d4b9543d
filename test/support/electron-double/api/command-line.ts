import { readArguments } from '../arguments.ts';
import { running } from '../running.ts';

/** The switches that Chromium will be started with. */
export class CommandLine {
  readonly #switches = new Map(readArguments(running.argv.slice(1)).switches);
  readonly #arguments: string[] = [];

  appendSwitch(name: string, value = ''): void {
    this.#switches.set(name.toLowerCase(), value);
  }
  appendArgument(value: string): void {
    this.#arguments.push(value);
  }
  hasSwitch(name: string): boolean {
    return this.#switches.has(name);
  }
  getSwitchValue(name: string): string {
    return this.#switches.get(name) ?? '';
  }
  removeSwitch(name: string): void {
    this.#switches.delete(name);
  }

  /** Not Electron's. */
  readonly double = { switches: (): ReadonlyMap<string, string> => this.#switches };
}

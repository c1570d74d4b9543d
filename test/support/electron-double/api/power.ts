import { EventEmitter } from 'node:events';

/** A computer that never sleeps; specs emit what happens to it. */
export class PowerMonitor extends EventEmitter {
  onBatteryPower = false;

  isOnBatteryPower(): boolean {
    return this.onBatteryPower;
  }
  getSystemIdleTime(): number {
    return 0;
  }
  getSystemIdleState(idleThreshold: number): 'active' | 'idle' | 'locked' | 'unknown' {
    if (idleThreshold <= 0) throw new TypeError('Invalid idle threshold, must be greater than 0');
    return 'active';
  }
  getCurrentThermalState(): 'unknown' | 'nominal' | 'fair' | 'serious' | 'critical' {
    return 'unknown';
  }
}

export class PowerSaveBlocker {
  readonly #started = new Set<number>();
  #lastId = 0;

  start(_type: 'prevent-app-suspension' | 'prevent-display-sleep'): number {
    this.#lastId += 1;
    this.#started.add(this.#lastId);
    return this.#lastId;
  }
  stop(id: number): boolean {
    return this.#started.delete(id);
  }
  isStarted(id: number): boolean {
    return this.#started.has(id);
  }
}

export const powerMonitor = new PowerMonitor();
export const powerSaveBlocker = new PowerSaveBlocker();

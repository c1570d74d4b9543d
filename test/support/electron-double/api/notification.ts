import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';

import { createEvent } from '../event.ts';
import { app } from './app.ts';
import type { NativeImage } from './native-image.ts';

export type NotificationAction = { type: 'button' | 'selection'; text?: string; items?: string[] };
export type NotificationOptions = {
  id?: string;
  groupId?: string;
  groupTitle?: string;
  title?: string;
  subtitle?: string;
  body?: string;
  silent?: boolean;
  icon?: string | NativeImage;
  hasReply?: boolean;
  timeoutType?: 'default' | 'never';
  replyPlaceholder?: string;
  sound?: string;
  urgency?: 'normal' | 'critical' | 'low';
  actions?: NotificationAction[];
  closeButtonText?: string;
  toastXml?: string;
};

const delivered = new Set<Notification>();

/** A toast that nobody sees. It is shown until it is closed; clicks and replies are emitted by who plays the person. */
export class Notification extends EventEmitter {
  readonly id: string;
  readonly groupId: string;
  readonly groupTitle: string;
  title: string;
  subtitle: string;
  body: string;
  silent: boolean;
  hasReply: boolean;
  timeoutType: 'default' | 'never';
  replyPlaceholder: string;
  sound: string;
  urgency: 'normal' | 'critical' | 'low';
  actions: NotificationAction[];
  closeButtonText: string;
  toastXml: string;

  constructor(options: NotificationOptions = {}) {
    super();
    if (!app.double.isStarted()) throw new Error('Cannot create Notification before app is ready');
    this.id = options.id ?? randomUUID();
    this.groupId = options.groupId ?? '';
    this.groupTitle = options.groupTitle ?? '';
    this.title = options.title ?? '';
    this.subtitle = options.subtitle ?? '';
    this.body = options.body ?? '';
    this.silent = options.silent ?? false;
    this.hasReply = options.hasReply ?? false;
    this.timeoutType = options.timeoutType ?? 'default';
    this.replyPlaceholder = options.replyPlaceholder ?? '';
    this.sound = options.sound ?? '';
    this.urgency = options.urgency ?? 'low';
    this.actions = options.actions ?? [];
    this.closeButtonText = options.closeButtonText ?? '';
    this.toastXml = options.toastXml ?? '';
  }

  show(): void {
    delivered.add(this);
    setImmediate(() => this.emit('show', createEvent({})));
  }
  close(): void {
    if (!delivered.delete(this)) return;
    setImmediate(() => this.emit('close', createEvent({ reason: 'applicationHidden' as const })));
  }

  static isSupported(): boolean {
    return true;
  }
  static getHistory(): Promise<Notification[]> {
    return Promise.resolve([...delivered]);
  }
  static remove(id: string | string[]): void {
    const ids = [id].flat();
    for (const one of delivered) if (ids.includes(one.id)) delivered.delete(one);
  }
  static removeGroup(groupId: string): void {
    for (const one of delivered) if (one.groupId === groupId) delivered.delete(one);
  }
  static removeAll(): void {
    delivered.clear();
  }
  static handleActivation(_callback: (details: { type: string; arguments: string }) => void): void {
    // Windows only: nobody starts the app by a toast here.
  }
}

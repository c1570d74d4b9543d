import {
  CircleHelp,
  Contact,
  FileText,
  Image,
  ListChecks,
  MapPin,
  MessageSquare,
  Mic,
  MousePointerClick,
  Music,
  Phone,
  ShieldAlert,
  Sticker,
  Trash2,
  Users,
  Video,
  type LucideIcon,
} from 'lucide-react';

import type { MessageKind } from '#shared/domain/message.ts';

const icons: Record<Exclude<MessageKind, 'text'>, LucideIcon> = {
  image: Image,
  video: Video,
  audio: Music,
  voice: Mic,
  document: FileText,
  sticker: Sticker,
  location: MapPin,
  contacts: Contact,
  poll: ListChecks,
  buttons: MousePointerClick,
  'button-reply': MousePointerClick,
  'group-invite': Users,
  call: Phone,
  unreadable: ShieldAlert,
  unsupported: CircleHelp,
};

/** A kind of message as the list and quotes know it: also `deleted`, and any kind of a newer core. */
export function isKnownKind(kind: string): kind is MessageKind {
  return kind === 'text' || Object.hasOwn(icons, kind);
}

/** The small picture before the words of anything that is not plain text. */
export function KindIcon({ kind, size = 14 }: { kind: string; size?: number }) {
  if (kind === 'text') return null;
  const Icon =
    kind === 'deleted' ? Trash2 : isKnownKind(kind) && kind !== 'text' ? icons[kind] : MessageSquare;
  return <Icon size={size} strokeWidth={1.9} aria-hidden />;
}

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

import { isMessageKind } from '#shared/domain/message-in-words.ts';
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

/** The small picture before the words of anything that is not plain text. */
export function KindIcon({ kind, size = 14 }: { kind: string; size?: number }) {
  if (kind === 'text') return null;
  const Icon =
    kind === 'deleted' ? Trash2 : isMessageKind(kind) && kind !== 'text' ? icons[kind] : MessageSquare;
  return <Icon size={size} strokeWidth={1.9} aria-hidden />;
}

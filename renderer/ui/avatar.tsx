import { Users } from 'lucide-react';

import classes from './avatar.module.css';

type AvatarProps = {
  /** Decides the colour: the same person looks the same everywhere. */
  id: string;
  name: string;
  kind?: 'person' | 'group';
  /** Pixels; 40 unless told. */
  size?: number;
};

/** Initials on a colour. It says nothing that the name beside it does not, so screen readers skip it. */
export function Avatar({ id, name, kind = 'person', size = 40 }: AvatarProps) {
  const initials = initialsOf(name);
  return (
    <span
      className={classes.avatar}
      data-hue={hueOf(id)}
      aria-hidden
      style={{ width: size, height: size, fontSize: Math.round(size * 0.375) }}
    >
      {kind === 'group' || initials === '' ? <PersonOrGroup kind={kind} size={size} /> : initials}
    </span>
  );
}

function PersonOrGroup({ kind, size }: { kind: 'person' | 'group'; size: number }) {
  if (kind === 'group') return <Users size={size * 0.48} strokeWidth={1.8} />;
  return (
    <svg viewBox="0 0 24 24" width={size * 0.62} height={size * 0.62} fill="currentColor">
      <circle cx="12" cy="8.4" r="4" />
      <path d="M4.6 20.4a7.4 7.4 0 0 1 14.8 0Z" />
    </svg>
  );
}

/** At most two letters: of the first and the last word; none for a phone number or an emoji name. */
export function initialsOf(name: string): string {
  const letters = name
    .split(/[\s\-–—_.,/|]+/u)
    .map((word) => /\p{L}/u.exec(word)?.[0])
    .filter((letter) => letter !== undefined);
  const first = letters[0];
  if (first === undefined) return '';
  const last = letters.length > 1 ? letters.at(-1) : undefined;
  return (first + (last ?? '')).toLocaleUpperCase();
}

/** One of eight colours, evenly spread over ids (FNV-1a). */
export function hueOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  return ((hash ^ (hash >>> 13)) >>> 0) % 8;
}

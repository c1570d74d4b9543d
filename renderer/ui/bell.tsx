/** The mark: a desk bell, drawn here. `size` in pixels. */
export function Bell({ size = 28 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden focusable="false">
      <path
        d="M5.5 21.5a10.5 10.5 0 0 1 21 0Z"
        fill="var(--bell-metal)"
        stroke="var(--bell-metal)"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <path
        d="M10 18.2a6.6 6.6 0 0 1 4.2-4"
        fill="none"
        stroke="var(--rail)"
        strokeWidth="1.7"
        strokeLinecap="round"
      />
      <rect x="3.4" y="23.8" width="25.2" height="2.9" rx="1.45" fill="var(--bell-metal)" />
      <rect x="15" y="7.6" width="2" height="3.6" fill="var(--bell-metal)" />
      <circle cx="16" cy="6.4" r="2.4" fill="var(--bell-button)" />
    </svg>
  );
}

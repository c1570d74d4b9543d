/**
 * A feed (`latest.yml`) whose version only a share of the computers takes; each reckons for itself whether it belongs to
 * it. All of them is no share. Throws for anything but a whole number from 0 to 100.
 */
export function withRollout(feed: string, percent: string): string {
  if (!/^(\d|[1-9]\d|100)$/.test(percent)) throw new Error(`A rollout is 0 to 100, not “${percent}”.`);
  const lines = feed
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('stagingPercentage:'));
  return [...lines, ...(percent === '100' ? [] : [`stagingPercentage: ${percent}`]), ''].join('\n');
}

/** The notes of a draft release: the first line is its title. `signed` tells for each system whether its signature held. */
export function describeRelease(tag: string, signed: Readonly<Record<'mac' | 'win', boolean>>): string {
  const unsigned = [...(signed.mac ? [] : ['macOS']), ...(signed.win ? [] : ['Windows'])];
  const title = `Deskbell ${tag.replace(/^v/, '')}${unsigned.length === 0 ? '' : ' (unsigned)'}`;
  const warning =
    unsigned.length === 0
      ? []
      : [
          `**Not signed: ${unsigned.join(' and ')}.** The system will warn whoever installs this, and on macOS it does not ` +
            'update itself. Publish it only if that is meant.',
          '',
        ];
  return [
    title,
    '',
    ...warning,
    '- Windows: `Deskbell-Setup-….exe`',
    '- macOS: `Deskbell-…-arm64.dmg` (Apple processors), `Deskbell-…-x64.dmg` (Intel)',
    '- Linux: `.deb`, or `.AppImage`, which updates itself',
    '',
    '`SHA256SUMS.txt` has the checksums. The other files are read by Deskbell itself when it updates.',
    '',
  ].join('\n');
}

/** The programs for which there is an example, in the order in which they are offered. */
export const examplePrograms = ['curl', 'powershell', 'javascript'] as const;
export type ExampleProgram = (typeof examplePrograms)[number];

/** A visit as another program would post it. */
export type SampleVisit = {
  readonly externalId: string;
  readonly contact: { readonly name: string; readonly phone: string };
  readonly service: string;
  /** ISO 8601 with offset. */
  readonly startsAt: string;
};

/** A request with this visit, ready to be run. */
export function requestExample(program: ExampleProgram, address: string, visit: SampleVisit): string {
  const json = JSON.stringify(visit, null, 2);
  switch (program) {
    case 'curl':
      return `curl -X POST '${address}' \\\n  -H 'Content-Type: application/json' \\\n  -d '${json.replaceAll("'", String.raw`'\''`)}'`;
    case 'powershell':
      // Bytes, because Windows PowerShell would send letters beyond Latin-1 as question marks.
      return [
        `$visit = @'\n${json}\n'@`,
        `Invoke-RestMethod -Method Post -Uri '${address}' \``,
        `  -ContentType 'application/json; charset=utf-8' \``,
        `  -Body ([Text.Encoding]::UTF8.GetBytes($visit))`,
      ].join('\n');
    case 'javascript':
      return [
        `const response = await fetch('${address}', {`,
        `  method: 'POST',`,
        `  headers: { 'Content-Type': 'application/json' },`,
        `  body: JSON.stringify(${json.replaceAll('\n', '\n  ')}),`,
        `});`,
        `console.log(response.status, await response.text());`,
      ].join('\n');
  }
}

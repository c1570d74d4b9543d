import { piecesOf, type Piece } from '../template/pieces.ts';
import { renderTemplate } from '../template/render.ts';
import type { Audience } from '../template/value.ts';
import {
  exampleValues,
  isVariableName,
  presenceOf,
  templateVariables,
  type TemplateEvent,
  type TemplateValues,
} from '../template/variables.ts';
import {
  asText,
  joined,
  linesOf,
  note,
  resolve,
  type Found,
  type Line,
  type Part,
  type Variable,
} from './body-parts.ts';
import { edgeVariable, lintBody, warning, type MetaProblem } from './lint-body.ts';
import { cleanParameter } from './parameter.ts';

/** One of our texts as the body of a template at Meta. */
export type RenderedBody = {
  readonly body: string;
  /** The same with its examples in place. */
  readonly example: string;
  /** In the order of their numbers. */
  readonly variables: readonly { readonly key: string; readonly source: string; readonly example: string }[];
  readonly problems: readonly MetaProblem[];
};

export type RenderBodyInput = {
  readonly text: string;
  readonly event: TemplateEvent;
  readonly audience: Audience;
  readonly category: 'utility' | 'marketing';
  /** What is known of the shop: it is written into the text, the same for every customer. */
  readonly business: TemplateValues;
};

/** What few customers have: a part of the text that depends on it cannot stand in a text for everybody. */
const rare = [
  ...['visit.others', 'visit.time_zone', 'visit.comment', 'visit.resource', 'visit.number'],
  'visit.previous_start',
];

/**
 * Writes a text out as a body with `{{1}}`, `{{2}}` …: each value with its filters is one variable, which our own
 * renderer fills; values of the shop become part of the text; a condition is decided once for everybody, the way that
 * suits an ordinary visit. Throws TemplateUnusableError for a text with errors.
 */
export function renderBody(input: RenderBodyInput): RenderedBody {
  const usual = usualValues(input);
  const pieces = piecesOf(input.text);
  const found = { problems: new Map<MetaProblem['code'], Set<string>>() };
  const first = resolve(pieces, { ...input, usual, found: found.problems, isTurned: false });
  let lines = linesOf(first);
  if (startsWithVariable(lines)) {
    // "{{1}}, welcome" is refused: the greeting for somebody without a name is not.
    const problems = new Map<MetaProblem['code'], Set<string>>();
    const turned = linesOf(resolve(pieces, { ...input, usual, found: problems, isTurned: true }));
    if (!startsWithVariable(turned)) {
      lines = turned;
      found.problems = problems;
    }
  }
  while (lines.length > 1 && endsWithOptional(lines)) {
    for (const part of lines.pop()?.parts ?? [])
      if (part.kind === 'variable') note(found.problems, 'part-left-out', part.name);
    while (lines.at(-1)?.parts.length === 0) lines.pop();
  }
  const parts = withCarried(joined(lines), pieces, found.problems);
  return numbered(parts, input, usual, found.problems);
}

function usualValues({ event, audience, business }: RenderBodyInput): TemplateValues {
  const examples = exampleValues(event, audience.language);
  const nothing = Object.fromEntries(
    Object.keys(templateVariables)
      .filter((name) => rare.includes(name) || name.startsWith('business.'))
      .map((name) => [name, null]),
  );
  return { ...examples, ...nothing, ...business };
}

function startsWithVariable(lines: readonly Line[]): boolean {
  return edgeVariable(`${sketch(lines[0])} .`) !== null;
}

/** True when the last line ends with a variable and may go. */
function endsWithOptional(lines: readonly Line[]): boolean {
  const last = lines.at(-1);
  const isOptional = last?.parts.some((part) => part.kind === 'variable' && part.isOptional) === true;
  return isOptional && edgeVariable(`. ${sketch(last)}`) !== null;
}

function sketch(line: Line | undefined): string {
  return (line?.parts ?? []).map((part) => (part.kind === 'words' ? part.text : '{{0}}')).join('');
}

/** What must not get lost although few customers have it: a variable that is there for everybody carries it along. */
const carried = [
  {
    name: 'visit.others',
    says: '{% if visit.others %}; {{ visit.others | one_line }}{% endif %}',
    by: [/\bvisit\.service\b/, /\bvisit\.start\b/],
  },
  {
    name: 'visit.time_zone',
    says: '{% if visit.time_zone %} ({{ visit.time_zone }}){% endif %}',
    by: [/\bvisit\.start \| time\b/, /\bvisit\.start(?! \|)/],
  },
];

function withCarried(parts: readonly Part[], pieces: readonly Piece[], found: Found): Part[] {
  const result = [...parts];
  for (const { name, says, by } of carried) {
    const isTold = result.some((part) => part.kind === 'variable' && part.source.includes(name));
    if (isTold || !pieces.some((piece) => tells(piece, name))) continue;
    const bearers = by.map((pattern) =>
      result.findIndex((part) => part.kind === 'variable' && pattern.test(part.source)),
    );
    const place = bearers.find((index) => index >= 0);
    const bearer = place === undefined ? undefined : result[place];
    if (place === undefined || bearer?.kind !== 'variable') continue;
    result[place] = { ...bearer, source: `${asText(bearer.source)}${says}` };
    found.get('part-left-out')?.delete(name);
  }
  return result;
}

function tells(piece: Piece, name: string): boolean {
  if (piece.kind === 'value') return piece.name === name;
  return (
    piece.kind === 'choice' && piece.branches.some((branch) => branch.pieces.some((one) => tells(one, name)))
  );
}

function numbered(
  parts: readonly Part[],
  input: RenderBodyInput,
  usual: TemplateValues,
  found: Found,
): RenderedBody {
  const variables: RenderedBody['variables'][number][] = [];
  const body: string[] = [];
  const example: string[] = [];
  const links: string[] = [];
  for (const part of parts) {
    if (part.kind === 'words') {
      body.push(part.text);
      example.push(part.text);
      continue;
    }
    const key = String(variables.length + 1);
    const shown = exampleOf(part, input, usual);
    variables.push({ key, source: part.source, example: shown });
    body.push(`{{${key}}}`);
    example.push(shown);
    const names = part.name.split(', ').filter(isVariableName);
    for (const name of names) {
      if (templateVariables[name].type === 'link') links.push(name);
      if (!part.hasDefault && presenceOf(name, input.event) !== 'always') note(found, 'may-be-empty', name);
    }
  }
  const text = tidy(body.join(''));
  const told = [...found].flatMap(([code, details]) =>
    details.size === 0 ? [] : [warning(code, [...details].join(', '))],
  );
  return {
    body: text,
    example: tidy(example.join('')),
    variables,
    problems: [
      ...lintBody(text, input.category),
      ...told,
      ...(links.length === 0 ? [] : [warning('link-in-variable', links.join(', '))]),
    ],
  };
}

/** Meta wants an example for each variable, also for one that an ordinary visit does not have. */
function exampleOf(part: Variable, { event, audience }: RenderBodyInput, usual: TemplateValues): string {
  const ordinary = cleanParameter(renderTemplate(asText(part.source), usual, audience).text);
  if (ordinary !== '') return ordinary;
  const all = exampleValues(event, audience.language);
  const any = cleanParameter(renderTemplate(asText(part.source), all, audience).text);
  return any === '' ? '—' : any;
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

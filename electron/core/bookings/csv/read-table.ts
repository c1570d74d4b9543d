import { parse, CsvError } from 'csv-parse/sync';

/** A file of rows. `rows` are as long as the heading; empty rows are left out, `numbers` says where each stands (from 1). */
export type Table = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly numbers: readonly number[];
  readonly encoding: string;
  readonly delimiter: string;
};

/** The file cannot be read as a table; `problem` names why. */
export class TableUnreadableError extends Error {
  readonly problem: 'empty' | 'not-text' | 'too-many-rows' | 'no-columns' | 'broken-quotes';

  constructor(problem: TableUnreadableError['problem']) {
    super(`This file cannot be read as a table: ${problem}.`);
    this.name = 'TableUnreadableError';
    this.problem = problem;
  }
}

/** More than a shop books in twenty years; a larger file is a mistake. */
export const mostRows = 50_000;

const delimiters = [',', ';', '\t', '|'] as const;

/**
 * Reads what Excel, Google Sheets and booking services export: UTF-8 or UTF-16 by their marks, else UTF-8 where it is
 * that, else the code page of Russian or western Windows. Throws TableUnreadableError.
 */
export function readTable(body: Uint8Array): Table {
  const { text, encoding } = decode(body);
  if (text.trim() === '') throw new TableUnreadableError('empty');
  if (text.includes('\u0000')) throw new TableUnreadableError('not-text');
  const { delimiter, start } = delimiterOf(text);
  const lines = parseLines(text.slice(start), delimiter);
  const [heading, ...rest] = lines;
  if (!heading || heading.cells.length < 2) throw new TableUnreadableError('no-columns');
  if (rest.length > mostRows) throw new TableUnreadableError('too-many-rows');
  const width = heading.cells.length;
  const fitted = (cells: readonly string[]) =>
    Array.from({ length: width }, (_, position) => (cells[position] ?? '').trim());
  return {
    columns: fitted(heading.cells),
    rows: rest.map(({ cells }) => fitted(cells)),
    numbers: rest.map(({ number }) => number),
    encoding,
    delimiter,
  };
}

function parseLines(text: string, delimiter: string): { cells: string[]; number: number }[] {
  try {
    const records = parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]; // its types leave out what `info` changes
    return records
      .map(({ record, info }) => ({ cells: record, number: info.lines }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  } catch (error) {
    if (error instanceof CsvError) throw new TableUnreadableError('broken-quotes');
    throw error;
  }
}

/** The sign that cuts the first lines into most columns; Excel may name it in a first line `sep=;`. */
function delimiterOf(text: string): { delimiter: string; start: number } {
  const named = /^\uFEFF?sep=(.)\r?\n/i.exec(text);
  if (named?.[1] !== undefined) return { delimiter: named[1], start: named[0].length };
  const sample = text.split(/\r\n|\n|\r/, 6).join('\n');
  const counted = delimiters.map((delimiter) => ({
    delimiter,
    count: sample.replace(/"[^"]*"/g, '').split(delimiter).length,
  }));
  const best = counted.reduce((one, other) => (other.count > one.count ? other : one));
  return { delimiter: best.delimiter, start: 0 };
}

function decode(body: Uint8Array): { text: string; encoding: string } {
  const [first, second] = body;
  if (first === 0xff && second === 0xfe) return decoded(body, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decoded(body, 'utf-16be');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(body), encoding: 'utf-8' };
  } catch {
    return decoded(body, isRussian(body) ? 'windows-1251' : 'windows-1252');
  }
}

function decoded(body: Uint8Array, encoding: string): { text: string; encoding: string } {
  return { text: new TextDecoder(encoding).decode(body), encoding };
}

/** In Russian text high bytes stand in rows (whole words); in western text they stand alone (an ü in a word). */
function isRussian(body: Uint8Array): boolean {
  let alone = 0;
  let together = 0;
  for (let position = 0; position < body.length; position += 1) {
    if ((body[position] ?? 0) < 0xc0) continue;
    const hasNeighbour = (body[position - 1] ?? 0) >= 0xc0 || (body[position + 1] ?? 0) >= 0xc0;
    if (hasNeighbour) together += 1;
    else alone += 1;
  }
  return together > alone;
}

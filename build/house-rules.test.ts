import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What git tracks and the disk still has: a file that somebody is just deleting is no broken rule. */
const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((file) => file !== '' && existsSync(join(root, file)));

const sources = tracked.filter((file) => /\.(ts|tsx|cjs|mjs)$/.test(file));
const product = sources.filter(
  (file) => /^(shared|electron|renderer)\/.*\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
);

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function parse(file: string): ts.SourceFile {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true, kind);
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}

function lineOf(source: ts.SourceFile, node: ts.Node): string {
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

describe('names', () => {
  it('of files and folders are kebab-case', () => {
    const allowed =
      /^(\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*|README(\.[a-z]{2})?\.md|LICENSE|CHANGELOG\.md|CONTRIBUTING\.md|Dockerfile)$/;
    const names = tracked.filter((file) => !file.startsWith('test/fixtures/'));
    // Example bodies of a provider are named after the provider's own event names.
    const odd = names.filter(
      (file) => !file.includes('payloads/') && !file.split('/').every((part) => allowed.test(part)),
    );
    expect(odd).toEqual([]);
  });

  it('say what a file is about', () => {
    const empty = /^(index|manager|data|utils?|helpers?|common|misc)\.(tsx?|cjs|mjs|css)$/;
    const emptyFolder = /(^|\/)(utils?|helpers?|common|misc)\//;
    expect(tracked.filter((file) => empty.test(basename(file)) || emptyFolder.test(file))).toEqual([]);
  });
});

describe('files', () => {
  it('fit in the head: 300 lines of TypeScript at most, blank lines and comments not counted', () => {
    const long = sources
      // Only what has so many lines at all needs to be read word by word.
      .filter((file) => /\.tsx?$/.test(file) && read(file).split('\n').length > 300)
      .map((file) => ({ file, lines: linesOfCode(parse(file)) }))
      .filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });

  it('hold no path of the machine they were written on', () => {
    // Written in pieces, so that this file itself obeys.
    const forbidden = new RegExp(['/', 'work/|', '\\.lib', 'rary\\b|/', 'root/'].join(''));
    const text = tracked.filter(
      (file) => !/\.(png|woff2|ico|icns|jpg|pdf)$/.test(file) && file !== 'package-lock.json',
    );
    expect(text.filter((file) => forbidden.test(read(file)))).toEqual([]);
  });

  it('take colours from the tokens', () => {
    const literal = /#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(rgba?|hsla?|oklch|oklab|lab|lch)\(/i;
    const painted = tracked.filter(
      (file) =>
        /^renderer\/.*\.(css|tsx?)$/.test(file) &&
        !/\.test\.tsx?$/.test(file) &&
        file !== 'renderer/theme/tokens.css',
    );
    const found = painted.flatMap((file) =>
      withoutComments(read(file))
        .split('\n')
        .flatMap((line, position) =>
          literal.test(line.replace(/#[a-z-]+\//g, '')) ? [`${file}:${position + 1} ${line.trim()}`] : [],
        ),
    );
    expect(found).toEqual([]);
  });
});

describe('words', () => {
  it('on the screen come from i18n', () => {
    const spoken = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label', 'description']);
    const found = product
      .filter((file) => file.endsWith('.tsx'))
      .flatMap((file) => {
        const source = parse(file);
        const places: string[] = [];
        visit(source, (node) => {
          const bare =
            (ts.isJsxText(node) && /\p{L}/u.test(node.text)) ||
            (ts.isJsxExpression(node) &&
              !ts.isJsxAttribute(node.parent) &&
              node.expression !== undefined &&
              ts.isStringLiteralLike(node.expression) &&
              /\p{L}/u.test(node.expression.text)) ||
            (ts.isJsxAttribute(node) &&
              spoken.has(node.name.getText()) &&
              node.initializer !== undefined &&
              ts.isStringLiteral(node.initializer) &&
              /\p{L}/u.test(node.initializer.text));
          if (bare) places.push(`${lineOf(source, node)} ${node.getText().trim()}`);
        });
        return places;
      });
    expect(found).toEqual([]);
  });

  it('explain every exported function of the core and of what both sides share', () => {
    const silent = product
      .filter((file) => /^(shared|electron)\//.test(file))
      .flatMap((file) => {
        const source = parse(file);
        return source.statements
          .filter(isExportedFunction)
          .filter((statement) => ts.getJSDocCommentsAndTags(statement).length === 0)
          .map((statement) => lineOf(source, statement));
      });
    expect(silent).toEqual([]);
  });
});

describe('refusals', () => {
  it('of the core that a person has to understand give a reason, which screens say in their own language', () => {
    const wordless: string[] = [];
    for (const file of product.filter((name) => name.startsWith('electron/core/'))) {
      const source = parse(file);
      visit(source, (node) => {
        if (!ts.isNewExpression(node) || node.expression.getText() !== 'ApiError') return;
        const [code] = node.arguments ?? [];
        const wantsReason = code !== undefined && /^'(conflict|invalid)'$/.test(code.getText());
        if (wantsReason && (node.arguments?.length ?? 0) < 4) wordless.push(lineOf(source, node));
      });
    }
    expect(wordless).toEqual([]);
  });
});

describe('migrations', () => {
  const folder = 'electron/core/store/migrations/';
  const files = tracked.filter(
    (file) => file.startsWith(folder) && /^\d+-/.test(basename(file)) && !file.endsWith('.test.ts'),
  );

  it('are numbered once each, in four digits, and the list names them in order', () => {
    const numbers = files.map((file) => basename(file).slice(0, 4));
    expect(numbers).toEqual([...new Set(numbers)].sort());
    const listed = [...read(`${folder}all.ts`).matchAll(/'\.\/(\d{4}-[a-z0-9-]+)\.ts'/g)].map(
      (match) => match[1],
    );
    expect(listed).toEqual(files.map((file) => basename(file, '.ts')));
    for (const file of files) expect(read(file)).toContain(`version: ${Number(basename(file).slice(0, 4))},`);
  });

  it('have a test each', () => {
    const tests = tracked.filter((file) => file.endsWith('.test.ts')).map((file) => basename(file));
    expect(
      files.map((file) => basename(file, '.ts')).filter((name) => !tests.includes(`${name}.test.ts`)),
    ).toEqual([]);
  });
});

describe('decisions', () => {
  it('are numbered without a gap and have a title', () => {
    const decisions = tracked.filter((file) => dirname(file) === 'build/decisions');
    expect(decisions.map((file) => basename(file).slice(0, 4))).toEqual(
      decisions.map((_, position) => String(position + 1).padStart(4, '0')),
    );
    expect(decisions.filter((file) => !read(file).startsWith('# '))).toEqual([]);
  });
});

function isExportedFunction(statement: ts.Statement): boolean {
  return (
    ts.isFunctionDeclaration(statement) &&
    (statement.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) ?? false)
  );
}

/** Lines that hold at least one token. */
function linesOfCode(source: ts.SourceFile): number {
  const lines = new Set<number>();
  visit(source, (node) => {
    if (node.getChildCount(source) > 0 || node.getWidth(source) === 0) return;
    const from = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
    const to = source.getLineAndCharacterOfPosition(node.getEnd()).line;
    for (let line = from; line <= to; line += 1) lines.add(line);
  });
  return lines.size;
}

/** The same text with comments blanked; line numbers stay. */
function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|\s)\/\/.*$/gm, '$1');
}

/** A value that SQLite can store. Booleans are written as 0 and 1, `undefined` is refused by the type. */
export type SqlValue = string | number | bigint | null | boolean | Uint8Array;

/** A statement and its parameters. Made only by the `sql` tag, so a value can never become syntax. */
export type Sql = { readonly text: string; readonly values: readonly SqlValue[] };

function isSql(value: SqlValue | Sql): value is Sql {
  return typeof value === 'object' && value !== null && 'text' in value;
}

/** Writes SQL as SQL: `${value}` becomes a parameter, `${sql`…`}` is put in with its own parameters. */
export function sql(strings: TemplateStringsArray, ...parts: (SqlValue | Sql)[]): Sql {
  let text = strings[0] ?? '';
  const values: SqlValue[] = [];
  parts.forEach((part, position) => {
    if (isSql(part)) {
      text += part.text;
      values.push(...part.values);
    } else {
      text += '?';
      values.push(part);
    }
    text += strings[position + 1] ?? '';
  });
  return { text, values };
}

/** Nothing, where a condition may be left out. */
export const noSql: Sql = { text: '', values: [] };

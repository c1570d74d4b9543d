/**
 * A JSON text with line ends and two spaces for each level. Works on the text itself: long numbers, repeated names and
 * escapes stay as they were written. A text that is no JSON is returned as it is.
 */
export function indentJson(text: string): string {
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
  const lines: string[] = [];
  let line = '';
  let level = 0;
  const end = () => {
    lines.push(line);
    line = '  '.repeat(level);
  };
  tokens.forEach((token, position) => {
    if (token === '{' || token === '[') {
      line += token;
      const closes = tokens[position + 1];
      if (closes === '}' || closes === ']') return;
      level += 1;
      end();
    } else if (token === '}' || token === ']') {
      const opened = tokens[position - 1];
      if (opened !== '{' && opened !== '[') {
        level -= 1;
        end();
      }
      line += token;
    } else if (token === ',') {
      line += token;
      end();
    } else line += token === ':' ? ': ' : token;
  });
  lines.push(line);
  return lines.join('\n');
}

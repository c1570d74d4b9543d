/** Names under which a value is a secret or private, whoever wrote it there. */
const privateName =
  /token|password|secret|authorization|cookie|api_?key|^(phone|text|caption|body|url|query)$/i;

/** Green API's token stands in the path after the method's name; a bearer token after its scheme. */
const secretInText: [RegExp, string][] = [
  [/(waInstance\d+\/\w+\/)[^/\s"']+/gi, '$1•••'],
  [/\b(Bearer|Basic)\s+[^\s"']+/gi, '$1 •••'],
  [/([?&#](?:token|access_token|signature|key|secret)=)[^&\s"']+/gi, '$1•••'],
  // Phones with their country code, also as WhatsApp writes them: 79001234567@c.us.
  [/(?<![\w.-])\+?\d{2,4}\d{4,8}(\d{2})(?=@(?:c\.us|s\.whatsapp\.net|lid)\b)/g, '•••$1'],
  [/\+\d{6,13}(\d{2})\b/g, '+•••$1'],
];

/** A last net under the rule that nobody logs secrets: what slips through is masked before it reaches the file. */
export function maskFacts(facts: Record<string, unknown>): Record<string, unknown> {
  return maskObject(facts, 0);
}

/** Takes tokens and phones out of a text. */
export function maskText(text: string): string {
  return secretInText.reduce((masked, [pattern, replacement]) => masked.replace(pattern, replacement), text);
}

function maskObject(object: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]: [string, unknown]) => [
      name,
      privateName.test(name) && typeof value !== 'number' && typeof value !== 'boolean'
        ? '•••'
        : mask(value, depth + 1),
    ]),
  );
}

function mask(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return maskText(value);
  if (value instanceof Error) return maskText(value.stack ?? String(value));
  if (typeof value !== 'object' || value === null) return value;
  if (depth > 4) return '…';
  return Array.isArray(value) ? value.map((item) => mask(item, depth + 1)) : maskObject(value, depth);
}

import { maxTextLength } from '#shared/domain/template/engine.ts';
import { isError, type Problem } from '#shared/domain/template/check.ts';
import {
  checkContent,
  textFor,
  type ContentProblem,
  type TemplateContent,
} from '#shared/domain/template/template.ts';
import { templateLanguages, type TemplateEvent } from '#shared/domain/template/variables.ts';

/** What keeps a content from being saved: field (`texts.en`) → where and what, one line per error. {} = nothing. */
export function contentErrors(content: TemplateContent, event: TemplateEvent): Record<string, string> {
  const errors = checkContent(content, event).filter(({ problem }) => isError(problem));
  const fields = fieldsOfProblems(errors);
  for (const language of templateLanguages) {
    const text = content.texts[language];
    // Only together do a text and its sign-off become one message.
    if (text === null || (textFor(content, language)?.text.length ?? 0) <= maxTextLength) continue;
    fields[`texts.${language}`] ??= `Text and sign-off together are longer than ${maxTextLength} characters.`;
  }
  if (templateLanguages.every((language) => content.texts[language] === null)) {
    fields.texts = 'Write the text in at least one language.';
  }
  return fields;
}

function fieldsOfProblems(problems: readonly ContentProblem[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { field, language, problem } of problems) {
    const path = `${field}.${language}`;
    const earlier = fields[path];
    fields[path] = earlier === undefined ? problemInWords(problem) : `${earlier}\n${problemInWords(problem)}`;
  }
  return fields;
}

/** A problem for API users: "Line 2, column 8: there is no variable visit.strat. Did you mean visit.start?" */
export function problemInWords(problem: Problem): string {
  return `Line ${problem.line}, column ${problem.column}: ${whatIsWrong(problem)}`;
}

function whatIsWrong({ kind, name, suggestion }: Problem): string {
  const named = name ?? 'this';
  switch (kind) {
    case 'unknown-variable':
      return suggestion === null
        ? `there is no variable ${named}.`
        : `there is no variable ${named}. Did you mean ${suggestion}?`;
    case 'not-in-event':
      return `the variable ${named} does not exist in texts of this kind.`;
    case 'may-be-empty':
      return `the variable ${named} may be empty. Say what stands there then, with "default" or "or_skip_line".`;
    case 'unknown-filter':
      return `there is no filter ${named}.`;
    case 'filter-does-not-fit':
      return `the filter ${named} does not fit here.`;
    case 'unknown-tag':
      return `there is no tag ${named}.`;
    case 'unexpected-tag':
      return `the tag ${named} does not belong here.`;
    case 'not-closed':
      return name === null ? 'braces are opened and never closed.' : `the tag ${named} is never closed.`;
    case 'syntax':
      return 'this cannot be read.';
    case 'empty':
      return 'the text is empty.';
    case 'too-long':
      return `the text is longer than ${maxTextLength} characters.`;
  }
}

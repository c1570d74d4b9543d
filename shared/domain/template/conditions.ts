import { TypeGuards, type Expression, type Token } from 'liquidjs';

/** The variables that surely have a value where a condition holds, and where it does not. */
export type Proof = { readonly whenTrue: ReadonlySet<string>; readonly whenFalse: ReadonlySet<string> };

type Operand = Proof & { readonly kind: 'variable' | 'nothing' | 'something' | 'result' };

const nobody: ReadonlySet<string> = new Set();

/**
 * What a condition proves about missing variables: inside `{% if visit.address %}` the address is there.
 * `nameOf` gives the variable's name of a token, null for literals.
 */
export function proofOf(expression: Expression, nameOf: (token: Token) => string | null): Proof {
  const stack: Operand[] = [];
  for (const token of expression.postfix) {
    if (!TypeGuards.isOperatorToken(token)) {
      stack.push(operand(token, nameOf(token)));
      continue;
    }
    const right = stack.pop() ?? proved(nobody, nobody);
    if (token.operator === 'not') {
      stack.push(proved(right.whenFalse, right.whenTrue));
      continue;
    }
    const left = stack.pop() ?? proved(nobody, nobody);
    stack.push(combine(token.operator, left, right));
  }
  return stack.pop() ?? proved(nobody, nobody);
}

function operand(token: Token, name: string | null): Operand {
  if (name !== null) return { kind: 'variable', whenTrue: new Set([name]), whenFalse: nobody };
  const text = token.getText();
  const isNothing = ['blank', 'empty', 'nil', 'null', '""', "''"].includes(text);
  return { kind: isNothing ? 'nothing' : 'something', whenTrue: nobody, whenFalse: nobody };
}

function combine(operator: string, left: Operand, right: Operand): Operand {
  const both = united(left.whenTrue, right.whenTrue);
  switch (operator) {
    case 'and':
      return proved(both, shared(left.whenFalse, right.whenFalse));
    case 'or':
      return proved(shared(left.whenTrue, right.whenTrue), united(left.whenFalse, right.whenFalse));
    case '==':
      if (left.kind === 'nothing' || right.kind === 'nothing') return proved(nobody, both);
      return left.kind === 'something' || right.kind === 'something'
        ? proved(both, nobody)
        : proved(nobody, nobody);
    case '!=':
      return left.kind === 'nothing' || right.kind === 'nothing'
        ? proved(both, nobody)
        : proved(nobody, nobody);
    case '>':
    case '<':
    case '>=':
    case '<=':
    case 'contains':
      return proved(both, nobody);
    default:
      return proved(nobody, nobody);
  }
}

function proved(whenTrue: ReadonlySet<string>, whenFalse: ReadonlySet<string>): Operand {
  return { kind: 'result', whenTrue, whenFalse };
}

/** Everybody who is in one of them. */
export function united(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...one, ...other]);
}

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...one].filter((name) => other.has(name)));
}

import type { CallDefinition, HandlersOf } from './call.ts';
import { contract, type CallName, type Handlers } from './contract.ts';
import { diskFullRefusal, isDiskFull } from './disk-full.ts';
import { ApiError, fieldsOf, wrongFields } from './errors.ts';

/** Answers a call by name; what every transport calls. Rejects only with ApiError. */
export type Dispatch = (name: string, input: unknown) => Promise<unknown>;

/** Answers the calls of the core's contract. */
export function createDispatch(handlers: Handlers, onBug: (name: string, error: unknown) => void): Dispatch {
  return dispatchOver(contract, handlers, onBug);
}

/**
 * Puts the checks of a set of calls around their handlers: unknown names, input that does not fit (with the fields
 * named), and output that does not fit (our own bug, reported by `onBug` and hidden from the caller). A full disk is no
 * bug: the caller is told.
 */
export function dispatchOver<Calls extends Record<string, CallDefinition>>(
  calls: Calls,
  handlers: HandlersOf<Calls>,
  onBug: (name: string, error: unknown) => void,
): Dispatch {
  return async (name, input) => {
    const definition = Object.hasOwn(calls, name) ? calls[name] : undefined;
    if (!definition) throw new ApiError('not-found', `There is no call named "${name}".`);
    const parsed = definition.input.safeParse(input ?? {});
    if (!parsed.success) {
      const fields = fieldsOf(parsed.error);
      throw wrongFields(fields);
    }
    try {
      // The handler of a name takes what the schema of that name gives: TypeScript cannot see it across the union.
      const handler = handlers[name] as (input: unknown) => unknown;
      return definition.output.parse(await handler(parsed.data));
    } catch (error) {
      if (error instanceof ApiError) throw error;
      if (isDiskFull(error)) throw diskFullRefusal();
      onBug(name, error);
      throw new ApiError('internal', 'Something went wrong inside Deskbell. The log has the details.');
    }
  };
}

/** The names of all calls, for the transports that need to list them. */
export function callNames(): CallName[] {
  return Object.keys(contract) as CallName[];
}

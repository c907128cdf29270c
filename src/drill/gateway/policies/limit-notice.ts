import type { Execution } from "../execution";
import type { PolicyReader } from "../policy-reader";

/** Where a limit tells a number: in a header of the answer, in a variable, in both. */
export interface Notice {
  /** Sets the variable alone. */
  keep(request: Execution, value: number): void;
  /** For an answer that goes on. */
  show(request: Execution, value: number): void;
  /** For an answer that is refused: the headers that it gets. */
  tell(request: Execution, value: number): readonly (readonly [name: string, value: string])[];
}

/** Reads `<name>-header-name` and `<name>-variable-name`. */
export function readNotice(policy: PolicyReader, name: string, defaultHeader?: string): Notice {
  const header = policy.fixedTextIf(`${name}-header-name`) ?? defaultHeader;
  const variable = policy.fixedTextIf(`${name}-variable-name`);
  const keep = (request: Execution, value: number) => {
    if (variable !== undefined) request.state.variables.set(variable, value);
  };
  return {
    keep,
    show(request, value) {
      keep(request, value);
      if (header !== undefined) request.addHeader(header, String(value));
    },
    tell(request, value) {
      keep(request, value);
      return header === undefined ? [] : [[header, String(value)]];
    },
  };
}

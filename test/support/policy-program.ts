import { type ContextState, type CSharpProgram, compileExpressions, type Outcome } from "./csharp-compiler";
import { GOLDEN_NAMES, GOLDEN_PLANS, type GoldenName } from "./fixtures-golden";
import {
  elements,
  expressionsOf,
  type PlacedExpression,
  type PolicyElement,
  readPolicy,
  type Section,
  unescapeTerraform,
} from "./policy-reader";
import { wholePolicy } from "./whole-policy";

/** An expression as it stands in a document, and what it sees. */
export interface PlacedCase {
  readonly expression: PlacedExpression;
  readonly state: ContextState;
}

/** The expressions of documents, compiled together: what is the same in several is compiled once. */
export class PolicyProgram {
  /** Of the golden documents; compiled once in a process. */
  static get golden(): PolicyProgram {
    PolicyProgram.ofGolden ??= new PolicyProgram(GOLDEN_NAMES.map(goldenPolicy));
    return PolicyProgram.ofGolden;
  }

  private static ofGolden: PolicyProgram | undefined;

  private readonly numbers: ReadonlyMap<string, number>;
  private readonly program: CSharpProgram;

  constructor(documents: readonly PolicyElement[]) {
    const texts = [...new Set(documents.flatMap(expressionsOf).map(({ text }) => text))];
    const { faults, program } = compileExpressions(texts.map((text) => ({ text })));
    if (!program) throw new Error(faults.map(({ message }) => message).join("\n"));
    this.program = program;
    this.numbers = new Map(texts.map((text, index) => [text, index]));
  }

  /** Runs all cases in one process. */
  run(cases: readonly PlacedCase[]): Outcome[] {
    return this.program.run(
      cases.map(({ expression, state }) => {
        const number = this.numbers.get(expression.text);
        if (number === undefined) throw new Error(`${expression.path} was not compiled`);
        return { expression: number, state };
      }),
    );
  }

  /** Values of one expression in several states. Throws for an exception. */
  values(expression: PlacedExpression, states: readonly ContextState[]): unknown[] {
    return this.run(states.map((state) => ({ expression, state }))).map(resultOf);
  }
}

/** Sets variables of a section, one after the other, in several states at once. */
export function afterSetting(
  { root, section, names }: { root: PolicyElement; section: Section; names: readonly string[] },
  given: readonly ContextState[],
): ContextState[] {
  let states = [...given];
  for (const name of names) {
    const values = PolicyProgram.golden.values(setterOf(root, section, name), states);
    states = states.map((state, index) => ({ ...state, variables: { ...state.variables, [name]: values[index] } }));
  }
  return states;
}

/** A golden document, read back as Azure receives it. */
export function goldenPolicy(name: GoldenName): PolicyElement {
  return readPolicy(unescapeTerraform(wholePolicy(GOLDEN_PLANS[name])));
}

/** The last expression that sets a variable in a section. */
export function setterOf(root: PolicyElement, section: Section, variable: string): PlacedExpression {
  const all = expressionsOf(root).filter(
    ({ element, ...each }) =>
      each.section === section && element.name === "set-variable" && element.attributes.name === variable,
  );
  return lastOf(all, `sets '${variable}' in ${section}`);
}

/** The expression of an attribute of the only element with a name. */
export function attributeOf(root: PolicyElement, element: string, attribute: string): PlacedExpression {
  const all = expressionsOf(root).filter((each) => each.element.name === element && each.attribute === attribute);
  return lastOf(all, `is '${attribute}' of ${element}`);
}

/** The expressions of the headers of a section with a name, in order. */
export function headersOf(root: PolicyElement, section: Section, header: string): PlacedExpression[] {
  return expressionsOf(root).filter(
    ({ element, ...each }) =>
      each.section === section && element.name === "value" && element.parent?.attributes.name === header,
  );
}

/** The value that came out. Throws for an exception. */
export function resultOf(outcome: Outcome): unknown {
  if ("error" in outcome) throw new Error(`${outcome.error}: ${outcome.message}`);
  return outcome.value;
}

/** All elements of a name in one section. */
export function inSection(root: PolicyElement, section: Section, name: string): PolicyElement[] {
  return elements(root, name).filter((element) => element.section === section);
}

function lastOf(all: readonly PlacedExpression[], what: string): PlacedExpression {
  const last = all.at(-1);
  if (!last) throw new Error(`no expression ${what}`);
  return last;
}

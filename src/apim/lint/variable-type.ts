import { ancestorsOf, findingAt, inOrderOfExecution, type LintDocument, type LintElement } from "./lint-document";
import type { LintFinding } from "./lint-finding";
import { readsOf, setsBy, type VariableRead, type VariableSet } from "./policy-variables";

/** Types of which none is another: a variable that holds one of them cannot be read as the next. */
const APART = new Set([
  ...["Boolean", "Byte", "Char", "DateTime", "DateTimeOffset", "Decimal", "Double", "Guid", "Int16", "Int32", "Int64"],
  ...["JArray", "JObject", "JValue", "Single", "String", "TimeSpan", "UInt32", "UInt64"],
]);

/**
 * Variables that are read as what they are not. A cast does not convert: `value="1"` makes a string, and reading it as `int` throws,
 * on the first request that comes there.
 */
export function variableType(document: LintDocument): LintFinding[] {
  const order = inOrderOfExecution(document.root);
  const sets = order.flatMap((element) => setsBy(document, element));
  const reads = readsOf(document);
  return reads.flatMap((read) => {
    const named = sets.filter(({ name }) => name === read.name);
    const own = reaching(read, named, order);
    const wrong = own.find(({ type }) => areApart(type, read.type));
    if (!wrong) return own.some(({ type }) => type !== undefined) ? [] : readOtherwise(read, reads);
    // What is set anew as another type may be meant so; a text that looks like a number never is.
    const isMixed = own.some(({ type }) => !areApart(type, read.type)) && wrong.literal === undefined;
    return [findingAt("VariableTypeMismatch", isMixed ? "warning" : "error", read.at, message(read, wrong))];
  });
}

/** Of the policies that set a variable, in order, those whose value a read may find: not those before one that every request passes. */
function reaching(
  { expression: { element } }: VariableRead,
  sets: readonly VariableSet[],
  order: readonly LintElement[],
): readonly VariableSet[] {
  const around = [element, ...ancestorsOf(element)];
  const at = order.indexOf(element);
  const last = sets.filter((set) => order.indexOf(set.element) < at && isPassed(set.element, element, around)).at(-1);
  if (!last) return sets;
  const loops = around.filter(
    ({ node }) => node.name === "retry" && !ancestorsOf(last.element).some((each) => each.node === node),
  );
  const after = sets.slice(sets.indexOf(last));
  return after.filter(
    (set) => order.indexOf(set.element) < at || ancestorsOf(set.element).some((each) => loops.includes(each)),
  );
}

/** Whether every request that comes to an element has passed another one, which stands before it, and set the variable there. */
function isPassed({ node, parent }: LintElement, element: LintElement, around: readonly LintElement[]): boolean {
  if (!parent || (node.name === "cache-lookup-value" && !node.attributes.has("default-value"))) return false;
  return around.includes(parent) || (element.section !== "on-error" && parent.node.name === parent.section);
}

/** Where nothing tells what a variable is: reads that cannot both be right, told once for a pair. */
function readOtherwise(read: VariableRead, reads: readonly VariableRead[]): LintFinding[] {
  const first = reads.find(({ name, type }) => name === read.name && areApart(type, read.type));
  if (!first || reads.indexOf(first) > reads.indexOf(read)) return [];
  const text = `'${read.name}' is read as ${read.type}, and in line ${first.at.line} as ${first.type}: one of them throws`;
  return [findingAt("VariableTypeMismatch", "warning", read.at, text)];
}

function areApart(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other && APART.has(one) && APART.has(other);
}

function message({ name, type }: VariableRead, { type: set, literal, element }: VariableSet): string {
  const what = literal === undefined ? `a value of type ${set}` : `the text '${literal}'`;
  const { line } = element.node.at;
  const fix =
    literal === undefined ? "" : `: write value="@(${type === "String" ? JSON.stringify(literal) : literal})"`;
  return `'${name}' is read as ${type}, but line ${line} sets it to ${what}${fix}`;
}

import { isGuardedByBranch } from "./branch-guard";
import { isConditional } from "./conditional-place";
import { keyPath } from "./expression-scope";
import {
  ancestorsOf,
  findingAt,
  inOrderOfExecution,
  type LintDocument,
  type LintElement,
  lintDocument,
  literalOf,
} from "./lint-document";
import type { LintFinding, LintOptions } from "./lint-finding";
import { readsOf, setsBy, type VariableRead } from "./policy-variables";

/** A policy that sets a variable; without a name, it may set any. */
interface Setting {
  readonly name: string | undefined;
  readonly at: number;
}

/**
 * Variables that are read, with no default, before anything in the document sets them: another scope may. What only some requests
 * set is not judged: those that read it may be the same ones.
 */
export function variableNotSet(document: LintDocument, { fragments }: LintOptions): LintFinding[] {
  // A fragment runs within another document.
  if (document.root.node.name === "fragment") return [];
  const order = inOrderOfExecution(document.root);
  const settings = order.flatMap((element, at) =>
    settingsBy(document, element, fragments).map((name) => ({ name, at })),
  );
  return readsOf(document).flatMap((read) => {
    const { name, isSure, expression } = read;
    const at = order.indexOf(expression.element);
    if (!isSure || isGuardedByBranch(document, expression, keyPath("context.Variables", name))) return [];
    const own = settings.filter((each) => each.name === name || each.name === undefined);
    if (own.some((setting) => isBefore(setting, read, order, at))) return [];
    const isLater = own.some((setting) => setting.name);
    if (isLater && isForSome(read)) return [];
    const why = isLater ? "is set after this only" : "is set by no policy of this document";
    const message = `'${name}' ${why}: read it with context.Variables.GetValueOrDefault`;
    return [findingAt("VariableNotSet", "warning", read.at, message)];
  });
}

/** Whether only some requests come to a read. */
function isForSome({ node, expression }: VariableRead): boolean {
  return (
    isConditional(node, expression.scope) ||
    ancestorsOf(expression.element).some((each) => each.parent?.node.name === "choose")
  );
}

/** The names that an element sets; undefined for a fragment that is not known. */
function settingsBy(
  document: LintDocument,
  element: LintElement,
  fragments: ReadonlyMap<string, string> = new Map(),
): (string | undefined)[] {
  if (element.node.name !== "include-fragment") return setsBy(document, element).map(({ name }) => name);
  const text = fragments.get(literalOf(element, "fragment-id") ?? "");
  if (text === undefined) return [undefined];
  const fragment = lintDocument(text);
  return fragment.elements.flatMap((each) => setsBy(fragment, each).map(({ name }) => name));
}

function isBefore(setting: Setting, { expression }: VariableRead, order: readonly LintElement[], at: number): boolean {
  const { element } = expression;
  // The condition of a retry is asked after what stands in it; and what is set late in one run of it is there in the next.
  const retries = [element, ...ancestorsOf(element)].filter(({ node }) => node.name === "retry");
  return setting.at < at || retries.some((retry) => ancestorsOf(order[setting.at]).includes(retry));
}

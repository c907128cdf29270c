import type { ChildRule } from "../policy-rule";
import { policyRule } from "../policy-table";
import { findingAt, type LintDocument, type LintElement } from "./lint-document";
import type { LintFinding } from "./lint-finding";

/** Parts of a policy that it does not have, or not so often, or in another order; and text where there is none. */
export function children({ elements, root }: LintDocument): LintFinding[] {
  return elements.flatMap((element) => {
    const rule = policyRule(element.node.name);
    const isPlain = element === root || (element.section === element.node.name && element.parent === root);
    if (rule?.isOpen || (!rule && !isPlain)) return [];
    const { text } = element.node;
    const stray =
      text && !rule?.text ? [findingAt("StrayText", "error", text.at, `'${element.node.name}' takes no text`)] : [];
    return [...stray, ...(rule && rule.children !== "policies" ? parts(element, rule.children) : [])];
  });
}

function parts(element: LintElement, rules: readonly ChildRule[]): LintFinding[] {
  const { node } = element;
  const names = node.children.map(({ name }) => name);
  const unknown = node.children.filter(({ name }) => !rules.some((rule) => rule.name === name));
  const sorted = rules.flatMap(({ name }) => names.filter((each) => each === name));
  const wrong = node.children.find((child, index) => child.name !== sorted[index]);
  return [
    ...unknown.map(({ name, at }) =>
      findingAt("InvalidChildren", "error", at, `'${name}' may not stand in '${node.name}'`),
    ),
    ...(unknown.length === 0 && wrong
      ? [findingAt("InvalidChildren", "error", wrong.at, `the order in '${node.name}' is ${sorted.join(", ")}`)]
      : []),
    ...rules.flatMap((rule) => counted(element, rule)),
  ];
}

function counted({ node }: LintElement, { name, min, max }: ChildRule): LintFinding[] {
  const found = node.children.filter((child) => child.name === name);
  if (found.length < min) {
    return [findingAt("InvalidChildren", "error", node.at, `'${node.name}' needs '${name}'`)];
  }
  if (found.length <= max) return [];
  const message = `'${node.name}' takes '${name}' ${max === 1 ? "once" : `${max} times`}`;
  return [findingAt("InvalidChildren", "error", found[max].at, message)];
}

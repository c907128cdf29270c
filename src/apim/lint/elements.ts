import { policyRule } from "../policy-table";
import { elementsOf, findingAt, type LintDocument, type LintElement, SECTIONS } from "./lint-document";
import type { LintFinding } from "./lint-finding";

/** Elements that API Management does not know, or not where they stand. */
export function elements({ root }: LintDocument): LintFinding[] {
  if (root.node.name === "fragment") {
    const inside = elementsOf(root).filter(({ node }) => node.name === "base" || node.name === "include-fragment");
    return [
      ...inside.map((element) => misplaced(element, `'${element.node.name}' may not stand in a fragment`)),
      ...root.children.flatMap(policy),
    ];
  }
  return root.children.flatMap((child, index) => {
    const isFirst = root.children.findIndex(({ node }) => node.name === child.node.name) === index;
    if (!child.section) return [unknown(child, `'${child.node.name}' is no section; those are ${SECTIONS.join(", ")}`)];
    if (!isFirst) return [misplaced(child, `'${child.node.name}' is there already`)];
    const bases = child.children.filter(({ node }) => node.name === "base").slice(1);
    return [...bases.map((base) => misplaced(base, "'base' is there already")), ...child.children.flatMap(policy)];
  });
}

/** A policy where any policy may stand. */
function policy(element: LintElement): LintFinding[] {
  const { node, section, parent } = element;
  const rule = policyRule(node.name);
  if (!rule?.sections) return [unknown(element, `'${node.name}' is no policy`)];
  const { sections } = rule;
  const own: LintFinding[] = [];
  if (section && !sections.includes(section)) {
    own.push(misplaced(element, `'${node.name}' may stand in ${sections.join(", ")} only, not in ${section}`));
  }
  if (node.name === "base" && parent?.node.name !== section) {
    own.push(misplaced(element, "'base' must be directly in its section"));
  }
  if (node.name === "retry") {
    const waits = elementsOf(element, "wait");
    own.push(...waits.map((wait) => misplaced(wait, "'wait' may not stand in 'retry'")));
  }
  return [...own, ...inside(element)];
}

/** The policies that stand in a policy. */
function inside(element: LintElement): LintFinding[] {
  const rule = policyRule(element.node.name);
  if (!rule) return [];
  return element.children.flatMap(rule.children === "policies" ? policy : inside);
}

function unknown({ node }: LintElement, message: string): LintFinding {
  return findingAt("UnknownElement", "error", node.at, message);
}

function misplaced({ node }: LintElement, message: string): LintFinding {
  return findingAt("MisplacedElement", "error", node.at, message);
}

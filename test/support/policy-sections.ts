import { elements, isExpression, type PolicyElement, SECTIONS } from "./policy-reader";
import { type ChildRule, POLICIES, type PolicyRule, type ValueRule } from "./policy-table";

/** What Azure would refuse in a document, or carry out otherwise than it reads, each with path and line. */
export function sectionFaults(root: PolicyElement): string[] {
  if (root.name !== "policies") return [fault(root, "the root is not 'policies'")];
  const names = root.children.map((child) => child.name);
  const expected = SECTIONS.filter((section) => names.includes(section));
  const order = String(names) === String(expected) ? [] : [fault(root, `children are ${names}, not ${expected}`)];
  const own = [...unknownAttributes(root, {}), ...strayText(root)];
  return [...own, ...order, ...root.children.flatMap(sectionContent), ...forwardFaults(root)];
}

function sectionContent(section: PolicyElement): string[] {
  const bases = section.children.filter((child) => child.name === "base");
  return [
    ...unknownAttributes(section, {}),
    ...strayText(section),
    ...bases.slice(1).map((base) => fault(base, "stands twice in the section")),
    ...section.children.flatMap(policyFaults),
  ];
}

/** A policy where any policy may stand. */
function policyFaults(element: PolicyElement): string[] {
  const rule = ruleOf(element.name);
  if (!rule?.sections) return [fault(element, "is no policy that the table knows")];
  const { section } = element;
  const misplaced =
    section && rule.sections.includes(section)
      ? []
      : [fault(element, `may stand in ${rule.sections.join(", ")} only, not in ${section}`)];
  const nested =
    element.name === "base" && element.parent?.name !== section
      ? [fault(element, "must be directly in its section")]
      : [];
  return [...misplaced, ...nested, ...elementFaults(element, rule)];
}

function elementFaults(element: PolicyElement, rule: PolicyRule): string[] {
  return [
    ...attributeFaults(element, rule),
    ...(rule.text ? valueFaults(element, "its text", element.text.trim(), rule.text) : strayText(element)),
    ...childFaults(element, rule),
    ...retryFaults(element),
  ];
}

function attributeFaults(element: PolicyElement, rule: PolicyRule): string[] {
  const given = Object.keys(element.attributes);
  const allowed = Object.entries(rule.attributes);
  const missing = allowed.filter(([name, { required }]) => required && !given.includes(name));
  const values = allowed.flatMap(([name, attribute]) => {
    const value = element.attributes[name];
    if (value === undefined) return [];
    if (!attribute.expression && isExpression(value)) return [fault(element, `'${name}' takes no expression`)];
    return valueFaults(element, `'${name}'`, value, attribute);
  });
  const count = (names: readonly string[] = []) => names.filter((name) => given.includes(name)).length;
  return [
    ...unknownAttributes(element, rule.attributes),
    ...missing.map(([name]) => fault(element, `'${name}' is missing`)),
    ...values,
    ...(rule.exactlyOne && count(rule.exactlyOne) !== 1 ? [fault(element, `needs one of ${rule.exactlyOne}`)] : []),
    ...(count(rule.atMostOne) > 1 ? [fault(element, `has more than one of ${rule.atMostOne}`)] : []),
    ...(rule.atLeastOne && count(rule.atLeastOne) === 0 ? [fault(element, `has none of ${rule.atLeastOne}`)] : []),
  ];
}

function valueFaults(element: PolicyElement, what: string, value: string, rule: ValueRule): string[] {
  if (isExpression(value)) {
    const end = value.trim().startsWith("@(") ? ")" : "}";
    return value.trim().endsWith(end) ? [] : [fault(element, `${what} goes on after its expression`)];
  }
  // Azure puts the named value in before it looks at the type.
  if (/^\{\{[\w.-]+\}\}$/.test(value)) return [];
  // Only a value that is an expression as a whole is evaluated: this one would be sent as text.
  if (/@[({]/.test(value)) return [fault(element, `${what} has an expression inside other text`)];
  return literalFault(value, rule).map((text) => fault(element, `${what} is '${value}', not ${text}`));
}

function literalFault(value: string, rule: ValueRule): string[] {
  if (rule.oneOf) return rule.oneOf.includes(value) ? [] : [`one of ${rule.oneOf}`];
  if (rule.returns === "bool") return ["true", "false"].includes(value) ? [] : ["true or false"];
  if (rule.returns !== "int") return [];
  const { min = 0, max = 2 ** 31 - 1 } = rule;
  const number = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  return number >= min && number <= max ? [] : [`a whole number from ${min} to ${max}`];
}

function childFaults(element: PolicyElement, rule: PolicyRule): string[] {
  const { children } = rule;
  if (children === "policies") return element.children.flatMap(policyFaults);
  const names = element.children.map((child) => child.name);
  const unknown = element.children.filter((child) => !children.some(({ name }) => name === child.name));
  const sorted = children.flatMap(({ name }) => names.filter((each) => each === name));
  const disorder =
    unknown.length === 0 && String(sorted) !== String(names)
      ? [fault(element, `children are ${names}, not ${sorted}`)]
      : [];
  return [
    ...unknown.map((child) => fault(child, `may not stand in '${element.name}'`)),
    ...disorder,
    ...children.flatMap((each) => countFault(element, each)),
    ...element.children.flatMap((child) => {
      const own = ruleOf(child.name);
      return own && !unknown.includes(child) ? elementFaults(child, own) : [];
    }),
  ];
}

function countFault(element: PolicyElement, { name, min, max }: ChildRule): string[] {
  const count = element.children.filter((child) => child.name === name).length;
  return count >= min && count <= max ? [] : [fault(element, `has ${count} of '${name}', not ${min} to ${max}`)];
}

function retryFaults(element: PolicyElement): string[] {
  if (element.name !== "retry") return [];
  return elements(element, "wait").map((wait) => fault(wait, "may not stand in 'retry'"));
}

// The section of the scope above forwards the request too: with both, each request would be sent twice.
function forwardFaults(root: PolicyElement): string[] {
  return root.children
    .filter((section) => section.name === "backend")
    .flatMap((section) => {
      const forwards = elements(section, "forward-request").length;
      const bases = elements(section, "base").length;
      if (bases > 0 && forwards > 0) return [fault(section, "has its own forward-request beside <base/>")];
      return bases > 0 || forwards === 1 ? [] : [fault(section, `has ${forwards} of 'forward-request', not 1`)];
    });
}

function unknownAttributes(element: PolicyElement, known: object): string[] {
  return Object.keys(element.attributes)
    .filter((name) => name !== "id" && !Object.hasOwn(known, name))
    .map((name) => fault(element, `'${name}' is no attribute of it`));
}

function strayText(element: PolicyElement): string[] {
  return element.text.trim() === "" ? [] : [fault(element, `has text: '${element.text.trim().slice(0, 30)}'`)];
}

/** The rule for an element; own properties only, so that no name finds what every object has. */
function ruleOf(name: string): PolicyRule | undefined {
  return Object.hasOwn(POLICIES, name) ? POLICIES[name] : undefined;
}

function fault(element: PolicyElement, text: string): string {
  return `${element.path} (line ${element.at.line}): ${text}`;
}

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source.
import { type AuditChange, inFile } from "./audit-change";

// Where a reference leads, also to another stack.

export const REFERENCE_CHANGES: readonly AuditChange[] = [
  ...inFile(
    "src/terraform/target.ts",
    "references",
    [
      "values that the document tells: inside",
      "values that the document tells: outside",
      "values that only Terraform knows",
      "a child in a stack of its own",
      "a region outside as the default of a variable",
      "a sensitive default, which nobody is shown",
    ],
    [
      [
        "locals are not followed",
        "return follow(document, text, document.locals.get(name), steps.slice(2));",
        'return unknown(text, "");',
      ],
      ["defaults of variables are not followed", "return defaultOf(document, traversal);", 'return unknown(text, "");'],
      ["a sensitive default is shown", 'if (ownValue(body, "sensitive") === true) return', "if (false) return"],
      ["a part of a default is its whole", "for (const { key } of steps.slice(2)) raw = stepInto(raw, key);", ""],
      [
        "outputs of stacks are not followed",
        "if (output) return follow(output.document, text, output.value, output.rest);",
        "",
      ],
      [
        "resources are not followed",
        "if (start) return attributeTarget(text, start);",
        'if (start) return unknown(text, "");',
      ],
      ["resource. is no resource", 'root === "resource" ? steps.slice(1) : steps)', "steps)"],
      ["instances are those of one resource", "if (hasInstances(body) !== hasIndex) {", "if (false) {"],
      ["count makes no instances", 'ownValue(body, "count") !== undefined || ', ""],
      ["for_each makes no instances", ' || ownValue(body, "for_each") !== undefined', ""],
      [
        "references in a list or object are not followed",
        'if (typeof raw === "string" && isTemplate(raw)) {',
        "if (false) {",
      ],
      ["a block is no list of one", "return own === undefined && key === 0 ? value : own;", "return own;"],
      [
        "a block is a list of many",
        "own === undefined && key === 0 ? value",
        'own === undefined && typeof key === "number" ? value',
      ],
      [
        "items of lists are not followed",
        'typeof key === "number" ? (value as readonly JsonValue[])[key] : undefined',
        "undefined",
      ],
    ],
  ),
  ...inFile(
    "src/terraform/cross-stack.ts",
    "stacks",
    ["a stack whose state is read from elsewhere", "values of another stack"],
    [
      ["any state is that of a stack", "/^cross-stack-reference-input-(.+)$/", "/(.+)/"],
      ["states of stacks are of any type", "type !== REMOTE_STATE || ", ""],
      ["outputs are asked of the state itself", '|| outputs !== "outputs"', ""],
      ["what stands behind an output is lost", "value, rest: steps.slice(LENGTH) }", "value, rest: [] }"],
      [
        "a state of another backend is that of the stack",
        "if (other && source && !isStateOf(source.body, other)) return undefined;",
        "",
      ],
      ["a state of another workspace is that of the stack", "if (workspace !== WORKSPACE) return false;", ""],
      [
        "a state of another kind is that of the stack",
        "return isKind && more.length === 0 &&",
        "return more.length === 0 &&",
      ],
      ["any configuration is that of the stack", "&& stableJson(config) === stableJson(written);", ";"],
    ],
  ),
  ...inFile(
    "src/terraform/stacks.ts",
    "stacks",
    ["a child in a stack of its own"],
    [["no stack knows another", "app.set(name, document);", "{}"]],
  ),
  ...inFile(
    "src/terraform/reference.ts",
    "values",
    [
      "words of which a part is no text",
      "values that the document tells: inside",
      "values that only Terraform knows",
      "lists of regions",
      "defaults inside that no condition holds",
    ],
    [
      ["a deep reference is followed", "if (steps.length > MOST_STEPS) return unknown(", "if (false) return unknown("],
      [
        "a reference to itself is empty",
        "return answers.get(key) ?? unknown(text, `'${text}' refers to itself`);",
        'return answers.get(key) ?? { kind: "literal", value: "" };',
      ],
      [
        "a template of another form is a text",
        'if (!parts) return unknown(raw, "it is a template of a form that is not read here");',
        'if (!parts) return { kind: "literal", value: raw };',
      ],
      ["lists of join are not read", 'name === "join" ? joined(document, call.values) : call.values', "call.values"],
      [
        "an unknown part is empty",
        'if (part.kind === "unknown") return unknown(expression, part.reason);',
        'if (part.kind === "unknown") continue;',
      ],
      ["an object is a text", ': unknown("{…}", "it is an object, not a text");', ': { kind: "literal", value: "" };'],
      ["a list is a text", '? unknown("[…]", "it is a list, not a text")', '? { kind: "literal", value: "" }'],
      [
        "a list in an expression is a text",
        `case "list":
        return unknown("[…]", "it is a list, not a text");`,
        `case "list":
        return { kind: "literal", value: "" };`,
      ],
      [
        "a text of a default is a template",
        'typeof raw === "string" && variable === undefined && isTemplate(raw)',
        'typeof raw === "string" && isTemplate(raw)',
      ],
      [
        "an expression is unknown",
        "return this.parsed(document, part.text, parseExpression(part.text));",
        "return unknown(part.text, NOT_EVALUATED);",
      ],
      [
        "a text in an expression holds no references",
        `this.stack.push({ document, expression: '"…"', parts: part.parts, done: [] });
        return undefined;`,
        "return unknown('\"…\"', NOT_EVALUATED);",
      ],
      [
        "a reference in an expression is unknown",
        "return this.parsed(document, part.text, traversalPart(part.text));",
        "return unknown(part.text, NOT_EVALUATED);",
      ],
      [
        "nothing is a text",
        'if (value === null || value === undefined) return unknown("", "no value is written");',
        'if (value === null || value === undefined) return literal("", variable);',
      ],
      ["an empty default is joined", "list && (list.items.length > 0 || list.variable === undefined)", "list"],
    ],
  ),
  ...inFile(
    "src/terraform/list-items.ts",
    "lists",
    ["lists of regions", "values of another stack", "values that the document tells: inside"],
    [
      [
        "a list that is written elsewhere is none",
        'if (part.kind === "written" && Array.isArray(part.raw)) {',
        "if (false) {",
      ],
      [
        "a list in an expression is none",
        "return home === document ? { items: part.items } : undefined;",
        "return undefined;",
      ],
      [
        "a list of another document is read in this one",
        "return home === document ? { items: part.items } : undefined;",
        "return { items: part.items };",
      ],
      [
        "a list that a traversal leads to is none",
        "return reached(targetOf(home, part.traversal));",
        "return undefined;",
      ],
      [
        "a list that a reference leads to is none",
        "return traversal && reached(targetOf(home, traversal));",
        "return undefined;",
      ],
      ["a list that is an expression is none", "return expression && { home, part: expression };", "return undefined;"],
    ],
  ),
  ...inFile(
    "src/terraform/template.ts",
    "templates",
    [
      "texts of which nobody knows where they lead",
      "values that the document tells, and that are no regions",
      "values that the document tells: inside",
    ],
    [
      ["an escape begins an expression", "if (next.escaped) {", "if (false) {"],
      ["a directive is a text", 'return text.includes("${") || text.includes("%{");', 'return text.includes("${");'],
      ["a brace in quotes ends an expression", "} else if (character === '\"') open.push('\"');", "}"],
    ],
  ),
];

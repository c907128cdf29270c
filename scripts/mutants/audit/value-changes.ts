// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source.
import { type AuditChange, inFile } from "./audit-change";

// What a value is when Terraform evaluates it, and where it is written.

export const VALUE_CHANGES: readonly AuditChange[] = [
  ...inFile(
    "src/terraform/functions.ts",
    "functions",
    [
      "values that only Terraform knows",
      "values that the document tells: inside",
      "deployment types that functions make",
    ],
    [
      ["lower leaves capitals", "(text) => text.toLowerCase()", "(text) => text"],
      ["upper leaves what is small", "(text) => text.toUpperCase()", "(text) => text"],
      ["trimspace leaves blanks", "(text) => text.trim()", "(text) => text"],
      [
        "letters beyond ASCII change as JavaScript has it",
        String.raw`(/^\p{ASCII}*$/u.test(text) ? change(text) : undefined)`,
        "change(text)",
      ],
      ["a pattern is a text", String.raw`wanted === "" || /^\/.*\/$/s.test(wanted)`, 'wanted === ""'],
      ["nothing is replaced as JavaScript has it", 'if (wanted === "" || ', "if ("],
      [
        "only the first is replaced",
        "text.replaceAll(wanted, () => replacement)",
        "text.replace(wanted, () => replacement)",
      ],
      [
        "a replacement is a pattern",
        "text.replaceAll(wanted, () => replacement)",
        "text.replaceAll(wanted, replacement)",
      ],
      [
        "a number of any size is written alike",
        'typeof value === "number" && !Number.isSafeInteger(value) ? undefined : String(value)',
        "String(value)",
      ],
      ["a function takes any number of values", "texts.length === (arity ?? values.length) && ", ""],
      [
        "format takes more values than it needs",
        "return isKnown && next === values.length ? text : undefined;",
        "return isKnown ? text : undefined;",
      ],
      ["an unknown verb is empty", "if (value === undefined) isKnown = false;", ""],
      ["%% is a verb", 'if (verb === "%") return "%";', ""],
      ["%s is unknown", 'if (verb === "s") return text;', ""],
      [
        "%d is unknown",
        'if (verb === "d") return /',
        `if (verb === "d") return undefined;
  if (false) return /`,
      ],
      ["%v is unknown", 'return verb === "v" && isPlain ? text : undefined;', "return undefined;"],
      ["%v of a great number is plain", 'verb === "v" && isPlain ?', 'verb === "v" ?'],
      [
        "%d takes a text as it is",
        String.raw`return /^(?:0|-?[1-9]\d{0,14})$/.test(text) ? text : undefined;`,
        "return text;",
      ],
      ["any verb is %v", 'return verb === "v" && isPlain', "return isPlain"],
    ],
  ),
  ...inFile(
    "src/terraform/dynamic-block.ts",
    "blocks",
    ["blocks that a dynamic block makes"],
    [
      ["dynamic blocks make nothing", "if (written === undefined) return NONE;", "return NONE;"],
      ["dynamic blocks for nothing make something", ".filter(({ block }) => !isForNothing(block))", ""],
      ["an item is what is written for it", "if (iterator === undefined) return true;", "return false;"],
      [
        "an iterator that is no name hides nothing",
        "if (iterator === undefined) return true;",
        "if (iterator === undefined) return false;",
      ],
      ["an iterator has the name of the block", 'ownValue(block, "iterator") ?? name', "name"],
      [
        "several dynamic blocks of a name are one",
        "listOf(written).map((block) => ({ name, block }))",
        "listOf(written).slice(0, 1).map((block) => ({ name, block }))",
      ],
      ["a longer name is the iterator", "(?![\\\\p{ID_Continue}-])`", "`"],
      ["a name that ends alike is the iterator", "`(?<![\\\\p{ID_Continue}.-])${name}", "`${name}"],
      [
        "any content is a block",
        "isJsonObject(content) && more.length === 0 ? content",
        "isJsonObject(content) ? content",
      ],
    ],
  ),
  ...inFile(
    "src/terraform/block.ts",
    "blocks",
    ["deployment types in blocks that are none"],
    [
      ["a block that dynamic makes is written", "if (hasDynamic(body, name)) return undefined;", ""],
      [
        "a block with a number beside its names is one",
        "isJsonObject(block) && numberIn(block) === undefined ? block",
        "isJsonObject(block) ? block",
      ],
      [
        "a value in a dynamic block is not written",
        "if (hasDynamic(body, name)) return unknown(",
        `if (hasDynamic(body, name)) return undefined;
if (false) return unknown(`,
      ],
      [
        "a value in what is no block is not written",
        "if (!Array.isArray(written) || written.length === 1) {",
        `if (!Array.isArray(written) || written.length === 1) return undefined;
if (false) {`,
      ],
      [
        "a value that is written twice is not written",
        "return written.length === 0 ? undefined : unknown(",
        "return true ? undefined : unknown(",
      ],
      [
        "a list of one block is none",
        "return Array.isArray(written) && written.length === 1 ? written[0] : written;",
        "return written;",
      ],
    ],
  ),
  ...inFile(
    "src/terraform/values-at.ts",
    "blocks",
    ["blocks in blocks that cannot be read", "blocks that a dynamic block makes"],
    [
      [
        "only the first of several blocks counts",
        "for (const [index, item] of raw.entries()) blocks",
        "for (const [index, item] of raw.slice(0, 1).entries()) blocks",
      ],
      ["blocks of dynamic blocks are forgotten", "if (dynamic.name === name) blocks.push(", "if (false) blocks.push("],
      ["items of dynamic blocks are forgotten", "[...makers, dynamic]", "makers"],
      [
        "what is no block is nothing",
        "if (!isJsonObject(raw)) {",
        `if (!isJsonObject(raw)) return { kind: "block", attribute, body: {}, makers };
if (false) {`,
      ],
      [
        "a block with a number is read",
        'if (number === undefined) return { kind: "block", attribute, body: raw, makers };',
        'return { kind: "block", attribute, body: raw, makers };',
      ],
      [
        "below a block that cannot be read nothing is written",
        ": { ...block, attribute: joined(block.attribute, name) },",
        ": [],",
      ],
    ],
  ),
  ...inFile(
    "src/audit/leaves.ts",
    "leaves",
    [
      "lists of regions",
      "blocks in blocks that cannot be read",
      "blocks that a dynamic block makes",
      "a text that a dynamic block makes",
      "ids inside in every form",
      "lists of addresses, of which one is made by a function",
      "values of another stack",
      "defaults inside that no condition holds",
      "names, hosts and ids that are defaults",
    ],
    [
      [
        "what dynamic makes of an attribute is nothing",
        'return [...leaves, { kind: "unread", attribute: `${attribute}[*]`, reason: madeByDynamic("") }];',
        "return leaves;",
      ],
      [
        "a block that cannot be read has no values",
        'if (block.kind === "unread") return [{ kind: "unread", attribute, reason: block.reason }];',
        'if (block.kind === "unread") return [];',
      ],
      [
        "an attribute that a block lacks is told",
        '[{ kind: "absent", attribute }]',
        '[{ kind: "unread", attribute, reason: unknown("", "") }]',
      ],
      ["an empty text is written", '(leaf.raw !== "" || leaf.variable !== undefined)', "true"],
      ["what cannot be read is not written", 'return leaf.kind === "unread" || (leaf', "return (leaf"],
      [
        "only the first of a list counts",
        "return raw.flatMap((item: JsonValue, index) => leafOf(",
        "return raw.slice(0, 1).flatMap((item: JsonValue, index) => leafOf(",
      ],
      [
        "a list is one value",
        "if (!list || isOpen) return leafOf(document, attribute, raw, makers);",
        "return leafOf(document, attribute, raw, makers);",
      ],
      [
        "an item of a dynamic block is a value",
        "if (makers.some((maker) => dependsOnItem(raw, maker))) {",
        "if (false) {",
      ],
      [
        "a list of items of a dynamic block is a list",
        "const isItem = makers.some((maker) => dependsOnItem(raw, maker));",
        "const isItem = false;",
      ],
      ["null in a list is a value", "if (raw === undefined || raw === null) return [];", ""],
      [
        "items of a list are read in this document",
        "return { ...part, attribute };",
        "return { ...part, attribute, document };",
      ],
      [
        "texts in a list are unread",
        'return { kind: "written", attribute, document, raw: part.value };',
        'return { kind: "unread", attribute, reason: unknown("", "") };',
      ],
      [
        "references in a list are unread",
        'return { kind: "written", attribute, document, raw: `\\${${part.text}}` };',
        'return { kind: "unread", attribute, reason: unknown("", "") };',
      ],
      [
        "other items of a list are nothing",
        'return { kind: "unread", attribute, reason: unknown("", "it is an item that only Terraform evaluates") };',
        'return { kind: "absent", attribute };',
      ],
      [
        "a default of a list is a template",
        "return { ...part, attribute };",
        'return { kind: "written", attribute, document: part.document, raw: part.raw };',
      ],
      [
        "an empty default is no list",
        "const isOpen = list?.items.length === 0 && list.variable !== undefined;",
        "const isOpen = false;",
      ],
      ["an empty item of a default is nothing", "|| leaf.variable !== undefined)", ")"],
    ],
  ),
];

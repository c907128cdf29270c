import type { ModelRow } from "../../src/residency/facts";
import type { Facts } from "./tables";
import { constant, literal, moduleHead } from "./typescript";

/**
 * The model table. Many models stand in the same regions, so a list that is used more than once becomes a constant
 * named after its first user: the module stays a third of its size and a change of one list stays one line.
 */
export function modelsModule(facts: Facts): string {
  const rows = facts.models.rows.map(({ note, retirementHistory, ...row }) => row);
  const shared = new SharedLists(rows);
  return [
    moduleHead("models.json", ["ModelRow", "TableSource"]),
    constant("MODELS_SOURCE", "TableSource", literal(facts.models.source)),
    "\n/** Day on which the tables were last looked through; lifetimes are judged at it. */\n",
    constant("FACTS_AS_OF", "string", literal(facts.asOf)),
    "\n",
    ...shared.declarations(),
    "\n",
    constant("MODELS", "readonly ModelRow[]", `[\n${rows.map((row) => rowText(row, shared)).join("")}]`),
  ].join("");
}

type Lists = { readonly [deploymentType: string]: readonly unknown[] };

class SharedLists {
  private readonly names = new Map<string, string>();
  private readonly texts: string[] = [];

  public constructor(rows: readonly ModelRow[]) {
    const uses = new Map<string, number>();
    const count = (text: string) => uses.set(text, (uses.get(text) ?? 0) + 1);
    for (const row of rows) {
      for (const [, list] of allLists(row)) count(literal(list));
    }
    for (const row of rows) {
      for (const [name, list, type] of allLists(row)) {
        const text = literal(list);
        if (uses.get(text) === 1 || this.names.has(text)) continue;
        this.names.set(text, name);
        this.texts.push(`const ${name}: ${type} = ${text};\n`);
      }
    }
  }

  public declarations(): readonly string[] {
    return this.texts;
  }

  /** The constant that holds the list, or the list itself. */
  public reference(list: readonly unknown[]): string {
    const text = literal(list);
    return this.names.get(text) ?? text;
  }
}

function allLists(row: ModelRow): [name: string, list: readonly unknown[], type: string][] {
  const named = (lists: Lists, suffix: string, type: string): [string, readonly unknown[], string][] =>
    Object.entries(lists).map(([sku, list]) => [constantName(row, `${snake(sku)}${suffix}`), list, type]);
  return [
    ...named(row.availability, "", "readonly string[]"),
    ...named(row.quotaTokensPerMinute ?? {}, "_QUOTA", "readonly (number | null)[]"),
  ];
}

function constantName(row: ModelRow, suffix: string): string {
  return `${row.name}_${row.version}_${suffix}`.toUpperCase().replace(/[^A-Z0-9]+/g, "_");
}

function snake(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, "_");
}

function rowText(row: ModelRow, shared: SharedLists): string {
  const fields = Object.entries(row).map(([name, value]) => {
    const ofLists = name === "availability" || name === "quotaTokensPerMinute";
    return `    ${name}: ${ofLists ? listsText(value as Lists, shared) : literal(value)},\n`;
  });
  return `  {\n${fields.join("")}  },\n`;
}

function listsText(lists: Lists, shared: SharedLists): string {
  const entries = Object.entries(lists).map(([sku, list]) => `      ${sku}: ${shared.reference(list)},\n`);
  return entries.length === 0 ? "{}" : `{\n${entries.join("")}    }`;
}

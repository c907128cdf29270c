import { type Expression, parseExpression } from "./expression";
import { type Target, targetOf, type Written } from "./target";
import { isTemplate, parseTraversal, type TemplatePart, type Traversal } from "./template";
import type { TerraformDocument } from "./terraform-document";

/** Something that has a value: a piece of a template or of an expression, or what is written somewhere. */
export type Part = TemplatePart | Expression | Written;

/** A list may be a reference to a list, and so on. */
const MOST_TURNS = 64;

/** A list, and the variable whose default it is. */
export interface Items {
  readonly items: readonly Part[];
  readonly variable?: string;
}

/** The items of a list that is written in place or elsewhere; nothing for what is no list, or cannot be told to be one. */
export function itemsOf(document: TerraformDocument, list: Part): readonly Part[] | undefined {
  return listOf(document, list)?.items;
}

/** The same, with where it comes from: another list may be given for a default. */
export function listOf(document: TerraformDocument, list: Part): Items | undefined {
  let part: Part | undefined = list;
  let home = document;
  for (let turn = 0; part !== undefined && turn < MOST_TURNS; turn++) {
    // What is written in place is read in the document of whoever asks.
    if (part.kind === "list") return home === document ? { items: part.items } : undefined;
    if (part.kind === "written" && Array.isArray(part.raw)) {
      const written: Written = part;
      return { items: part.raw.map((raw) => ({ ...written, raw })), variable: part.variable };
    }
    home = part.kind === "written" ? part.document : home;
    const next: { home: TerraformDocument; part: Part } | undefined = onward(home, part);
    part = next?.part;
    home = next?.home ?? home;
  }
  return undefined;
}

function onward(home: TerraformDocument, part: Part): { home: TerraformDocument; part: Part } | undefined {
  switch (part.kind) {
    case "written": {
      const { raw, variable } = part;
      if (typeof raw !== "string" || variable !== undefined || !isTemplate(raw)) return undefined;
      const parts = home.template(raw);
      return parts?.length === 1 ? { home, part: parts[0] } : undefined;
    }
    case "expression": {
      const expression = parseExpression(part.text);
      return expression && { home, part: expression };
    }
    case "reference": {
      const traversal = parseTraversal(part.text);
      return traversal && reached(targetOf(home, traversal));
    }
    case "traversal":
      return reached(targetOf(home, part.traversal));
    default:
      return undefined;
  }
}

function reached(target: Target): { home: TerraformDocument; part: Part } | undefined {
  if (target.kind === "unknown") return undefined;
  const part: Part = target.kind === "onward" ? traversalPart(target.traversal) : target;
  return { home: target.document, part };
}

function traversalPart(traversal: Traversal): TemplatePart {
  return { kind: "traversal", traversal };
}

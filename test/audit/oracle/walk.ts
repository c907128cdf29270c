import { Dice } from "./dice";
import { Draft } from "./draft";
import { COUNTRIES, type FlowRow, REGIONS, rowsOf, TYPES, WEB_TEST_LOCATIONS } from "./facts";
import { formOf } from "./form";
import type { MeantApp, MeantBoundary, MeantText, Value } from "./meant";

/**
 * What a walk writes for a row: a value that must be found, one that must not, and one that nobody can tell; and a default that
 * would be clean, by itself and with what Terraform checks of it.
 */
export type Kind = "leak" | "clean" | "unknown" | "given" | "checked";

const EU = boundary(COUNTRIES.filter(({ euDataBoundary }) => euDataBoundary).map(({ code }) => code));
const NETHERLANDS = boundary(["NL"]);
const FRANCE = boundary(["FR"]);
const STATES = boundary(["US"]);
const FAR = "eastus";

/** An app, and the resource in it that a walk looks at. */
export interface Walked {
  readonly app: MeantApp;
  readonly path: string;
}

/** One of a type in the zone, and all that it belongs to beside it, in one region that is inside or not. */
export function walkedType(type: string, isInside: boolean): Walked {
  const draft = new Draft(new Dice([]), FRANCE);
  const { path = "" } = draft.add(type, "zone");
  settle(draft);
  return { app: draft.app(isInside ? {} : { boundary: STATES }), path };
}

/** The class of the type that decides where one of a type is: its own, or that of the first of its parents that is no child. */
export function endOf(type: string): { readonly type: string; readonly class: string | undefined } {
  const row = TYPES.get(type);
  if (row?.class !== "child") return { type, class: row?.class };
  const [parent] = row.ways[0].parents;
  // Anything may be the parent: the first of all types is taken.
  return endOf(parent === "*" ? [...TYPES.keys()][0] : parent);
}

/** One of a type beside the zone, which a row leads to something of the zone; everything is outside. */
export function walkedConnection(type: string, row: FlowRow): Walked {
  const draft = new Draft(new Dice([]), FRANCE);
  const resource = draft.add(type, "beside");
  const target = draft.add(targetOf(row), "zone");
  resource.flows.push({ path: row.path, values: [draft.targets.toResource(target, formOf(row))] });
  return { app: draft.app({ boundary: STATES }), path: resource.path ?? "" };
}

/** One of a type in the zone, with one value of a row; nothing for a row that such a value does not exist for. */
export function walkedRow(type: string, row: FlowRow, kind: Kind): Walked | undefined {
  const draft = new Draft(new Dice([]), boundaryFor(row, kind));
  const resource = draft.add(type, "zone");
  const condition = row.onlyIf;
  if (condition) resource.flows.push({ path: condition.path, values: [literal(`${condition.startsWith[0]}1`)] });
  const values = valuesOf(draft, row, kind);
  if (values === undefined) return undefined;
  if (values.length > 0) resource.flows.push({ path: row.path, values });
  settle(draft);
  return { app: draft.app(), path: resource.path ?? "" };
}

function boundaryFor({ judge }: FlowRow, kind: Kind): MeantBoundary {
  // The whole of the Netherlands shares a geography with Ireland, and its pair is there.
  if (judge === "pair") return kind === "clean" ? FRANCE : NETHERLANDS;
  return ["rule", "class", "data-location"].includes(judge) ? EU : NETHERLANDS;
}

function valuesOf(draft: Draft, row: FlowRow, kind: Kind): readonly Value[] | undefined {
  switch (row.judge) {
    case "transit":
      return kind === "leak" ? [] : undefined;
    case "pair":
      return kind === "leak" || kind === "clean" ? [] : undefined;
    case "none":
    case "class":
      return kind === "clean" ? (row.judge === "none" ? [literal("x")] : []) : undefined;
    case "region":
      return [textOf(kind, FAR, "West Europe")];
    case "redundancy":
      return [textOf(kind, unsafeWord(row), String(row.safe?.[0]))];
    case "data-location":
      return [textOf(kind, "United States", "France")];
    case "web-test":
      return [textOf(kind, pointIn(FAR), pointIn("westeurope"))];
    case "forbidden":
      if (!row.leaks && kind !== "leak" && kind !== "unknown") return kind === "clean" ? [] : undefined;
      return [textOf(kind, String(row.leaks?.[0] ?? "x"), row.leaks?.[0] === true ? "false" : "Regional")];
    default:
      return leadingValues(draft, row, kind);
  }
}

function leadingValues(draft: Draft, row: FlowRow, kind: Kind): readonly Value[] | undefined {
  if (row.path === "sku.name") return [textOf(kind, "GlobalStandard", "Standard")];
  if (row.path.startsWith("service_fabric_cluster."))
    return kind === "given" || kind === "checked" ? undefined : kind === "clean" ? [] : [literal("https://x.example")];
  if (kind === "checked") return undefined;
  if (kind === "unknown" || kind === "given") {
    // An id that only says what a backend is may be anything.
    if (row.path === "resource_id") return undefined;
    return [kind === "unknown" ? { kind: "hidden", keys: [] } : given(row)];
  }
  const target = draft.add(targetOf(row), "beside");
  if (kind === "leak") target.location = literal(FAR);
  return [draft.targets.toResource(target, formOf(row))];
}

function targetOf({ judge, named }: FlowRow): string {
  return judge === "rule" ? "azurerm_cognitive_account" : (named?.[0] ?? "azurerm_storage_account");
}

function given(row: FlowRow): Value {
  const isId = ["id", "name"].includes(formOf(row));
  return { kind: "outer", what: "var.given", route: "default", says: isId ? "/subscriptions/s/x" : "x.example" };
}

/** Nothing else of an app leaks where nothing is written. */
function settle(draft: Draft): void {
  for (const resource of draft.resources) {
    for (const row of rowsOf(resource.type)) {
      const isWritten = resource.flows.some(({ path }) => path === row.path);
      const value = isWritten ? undefined : harmless(draft, row);
      if (value) resource.flows.push({ path: row.path, values: [value] });
    }
  }
}

function harmless(draft: Draft, row: FlowRow): Value | undefined {
  if (row.judge === "redundancy") return literal(String(row.safe?.[0]));
  if (row.judge === "region" && row.whenMissing !== undefined) return literal(String(row.allowed?.[0]));
  if (row.judge === "data-location") return literal("France");
  if (row.path === "sku.name") return literal("Standard");
  // It must be written: a backend, or what the service would choose.
  const isNeeded = row.required || (row.judge === "rule" && row.path === "url");
  return isNeeded ? draft.targets.toResource(draft.add("azurerm_cognitive_account", "zone"), formOf(row)) : undefined;
}

function textOf(kind: Kind, leak: string, clean: string): MeantText {
  if (kind === "leak" || kind === "clean") return literal(kind === "leak" ? leak : clean);
  if (kind === "unknown") return { kind: "text", says: leak, telling: "variable" };
  return { kind: "text", says: clean, telling: "default", ...(kind === "checked" && { check: "exact" }) };
}

function literal(says: string): MeantText {
  return { kind: "text", says, telling: "literal" };
}

function unsafeWord({ safe }: FlowRow): string {
  if (safe?.includes(false)) return "true";
  return safe?.includes(true) ? "false" : "Geo";
}

function pointIn(region: string): string {
  return WEB_TEST_LOCATIONS.find((point) => point.region === region)?.id ?? "";
}

function boundary(codes: readonly string[]): MeantBoundary {
  const known = codes.filter((code) => REGIONS.some(({ country }) => country === code));
  return { storedIn: known, processedIn: codes };
}

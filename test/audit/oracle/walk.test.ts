import { auditedApp } from "./audited-app";
import { FLOWS, type FlowRow, rowsOf, TYPES, waysOf } from "./facts";
import type { MeantApp } from "./meant";
import { leaksOf } from "./oracle";
import { planCheckOf } from "./plan-check";
import { endOf, type Kind, type Walked, walkedConnection, walkedRow, walkedType } from "./walk";

/** What the audit and the oracle say of a path, where they agree; else how they differ. */
function agreed(app: MeantApp, path: string): readonly string[] | string {
  const audited = auditedApp(app);
  const meant = leaksOf(app);
  if (audited.join() !== meant.join()) return `audit: ${audited.join()}; oracle: ${meant.join()}`;
  return meant
    .filter((line) => line.split(" ")[1] === path)
    .map((line) => `${line.split(" ")[0]} ${line.split(" ")[2]}`);
}

/** What must be told of the place of one of a type. */
function placeVerdict(type: string, isInside: boolean): string | undefined {
  const row = TYPES.get(type);
  const end = endOf(type);
  const attribute = row?.class === "child" ? row.ways[0].attribute : row?.class === "located" ? "location" : "name";
  if (end.class === "opaque") return `ResourceNotClassified ${attribute}`;
  if (end.class === "located") return isInside ? undefined : `LocationOutsideBoundary ${attribute}`;
  if (end.class !== "global" || row?.class !== "child") return undefined;
  const isPart = rowsOf(end.type).some(({ judge }) => judge === "data-location");
  if (!isPart) return `TransitOutsideBoundary ${attribute}`;
  return isInside ? undefined : `LocationOutsideBoundary ${attribute}`;
}

describe("the audit and the oracle", () => {
  test.each([true, false])("agree on every type of resource, where its region is inside: %s", (isInside) => {
    const seen = new Set<string>();
    const wrong = [...TYPES.keys()].flatMap((type) => {
      seen.add(type);
      const { app, path } = walkedType(type, isInside);
      const found = agreed(app, path);
      if (typeof found === "string") return [`${type}: ${found}`];
      const isTold = placeVerdict(type, isInside);
      const told = found.filter((line) => /^(?:LocationOutside|ResourceNot)|^Transit\S+ \S+$/.test(line));
      const isRight = isTold === undefined ? isPlaceClean(type, told) : found.includes(isTold);
      return isRight ? [] : [`${type}: ${found.join()} instead of ${isTold}`];
    });

    expect(wrong).toEqual([]);
    expect(seen.size).toBe(TYPES.size);
    expect(seen.size).toBeGreaterThanOrEqual(1127);
  });

  test.each(["leak", "clean", "unknown", "given", "checked"] as const)(
    "agree on every row of the flows, where its value is: %s",
    (kind) => {
      const seen = new Set<unknown>();
      const wrong = FLOWS.flatMap((row) =>
        row.types.flatMap((type) => {
          const walked = walkedRow(type, row, kind);
          if (!walked) return [];
          seen.add(row);
          const found = agreed(walked.app, walked.path);
          if (typeof found === "string") return [`${type} ${row.path}: ${found}`];
          const attribute = row.path.startsWith("service_fabric_cluster.") ? "service_fabric_cluster" : row.path;
          const isTold = found.some((line) => line.split(" ")[1] === attribute);
          const isClean = kind === "clean" || (kind === "checked" && isChecked(walked, row));
          return isTold === isClean ? [`${type} ${row.path}: ${found.join()}`] : [];
        }),
      );

      expect(wrong).toEqual([]);
      expect(FLOWS.filter((row) => !seen.has(row) && mustBeSeen(row, kind)).map(({ path }) => path)).toEqual([]);
    },
  );

  test("agree on every row of the flows that leads from beside the zone into it", () => {
    const joined = new Set<unknown>();
    const wrong = FLOWS.flatMap((row) =>
      row.types.flatMap((type) => {
        if (["class", "pair", "transit"].includes(row.judge) || isOfText(row)) return [];
        const { app, path } = walkedConnection(type, row);
        const found = agreed(app, path);
        if (typeof found === "string") return [`${type} ${row.path}: ${found}`];
        // What is nowhere, or in the zone itself, has nothing to tell.
        const isTold = found.length > 0 || placeVerdict(type, false) === undefined;
        if (found.length > 0) joined.add(row);
        return isTold || !joins(row) ? [] : [`${type} ${row.path}: silence`];
      }),
    );

    expect(wrong).toEqual([]);
    expect(joined.size).toBeGreaterThan(FLOWS.filter(joins).length * 0.9);
  });
});

function isChecked({ app, path }: Walked, { path: attribute }: FlowRow): boolean {
  const resource = app.resources.find((one) => one.path === path);
  const [value] = resource?.flows.filter((flow) => flow.path === attribute).flatMap(({ values }) => values) ?? [];
  if (resource === undefined || value?.kind !== "text") return false;
  return planCheckOf(resource, attribute, value, app.boundary) !== undefined;
}

function isOfText({ judge, path }: FlowRow): boolean {
  if (judge === "rule") return path === "sku.name" || path.startsWith("service_fabric_cluster.");
  return ["region", "redundancy", "forbidden", "data-location", "web-test"].includes(judge);
}

/** Rows by which something beside the zone belongs to it. */
function joins({ judge, code, oneWay, origin }: FlowRow): boolean {
  if (origin || judge === "rule" || judge === "secret") return true;
  const isLeading = ["host", "reference", "text"].includes(judge);
  return isLeading && !oneWay && /^(?:Backend|Reference|Transit)/.test(code);
}

/** Nothing is told of the place of such a type, but perhaps by its flows, or because what it is kept in is nowhere. */
function isPlaceClean(type: string, told: readonly string[]): boolean {
  const paths = rowsOf(type).map(({ path }) => path);
  const [way] = waysOf(type);
  if (way && rowsOf(way.parents[0]).some(({ judge }) => judge === "transit")) paths.push(way.attribute);
  return told.every((line) => paths.includes(line.split(" ")[1]));
}

/** A row that only ever leaks has no clean value, one that never does no other. */
function mustBeSeen(row: FlowRow, kind: Kind): boolean {
  const { judge, path, leaks } = row;
  if (judge === "none" || judge === "class") return kind === "clean";
  if (judge === "transit") return kind === "leak";
  const isFixed = judge === "pair" || (judge === "forbidden" && !leaks) || path.startsWith("service_fabric_cluster.");
  if (kind === "given") return !isFixed && path !== "resource_id";
  if (kind === "checked") return !isFixed && isOfText(row);
  return (judge !== "pair" && path !== "resource_id") || kind !== "unknown";
}

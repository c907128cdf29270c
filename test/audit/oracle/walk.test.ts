import { auditedApp } from "./audited-app";
import { FLOWS, type FlowRow, rowsOf, TYPES, waysOf } from "./facts";
import type { MeantApp } from "./meant";
import { leaksOf } from "./oracle";
import { endOf, type Kind, walkedRow, walkedType } from "./walk";

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

  test.each(["leak", "clean", "unknown"] as const)(
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
          return isTold === (kind !== "clean") ? [] : [`${type} ${row.path}: ${found.join()}`];
        }),
      );

      expect(wrong).toEqual([]);
      expect(FLOWS.filter((row) => !seen.has(row) && mustBeSeen(row, kind)).map(({ path }) => path)).toEqual([]);
    },
  );
});

/** Nothing is told of the place of such a type, but perhaps by its flows, or because what it is kept in is nowhere. */
function isPlaceClean(type: string, told: readonly string[]): boolean {
  const paths = rowsOf(type).map(({ path }) => path);
  const [way] = waysOf(type);
  if (way && rowsOf(way.parents[0]).some(({ judge }) => judge === "transit")) paths.push(way.attribute);
  return told.every((line) => paths.includes(line.split(" ")[1]));
}

/** A row that only ever leaks has no clean value, one that never does no other. */
function mustBeSeen({ judge, path }: FlowRow, kind: Kind): boolean {
  if (judge === "none" || judge === "class") return kind === "clean";
  if (judge === "transit") return kind === "leak";
  return (judge !== "pair" && path !== "resource_id") || kind !== "unknown";
}

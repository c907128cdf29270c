import { isDefault } from "../certain";
import { WEB_TEST_LOCATIONS } from "../data/data-flows";
import type { WebTestFlow } from "../facts";
import { isWritten, leavesAt, resolveLeaf } from "../leaves";
import type { Where } from "../where";
import { whereFindings } from "../where-findings";
import { uncertain } from "../written-place";
import type { FlowJudge } from "./flow-judge";

/** Names points from which a web test is run; the ids do not tell where they are. */
export const judgeWebTest: FlowJudge<WebTestFlow> = (resource, { path, code }, context) =>
  leavesAt(resource, path)
    .filter(isWritten)
    .flatMap((leaf) => {
      const { attribute } = leaf;
      const found = resolveLeaf(leaf);
      const id = found.kind === "literal" ? String(found.value) : "";
      const row = WEB_TEST_LOCATIONS.find((known) => known.id === id.toLowerCase());
      const region = row && context.catalogue.region(row.region);
      const isOpen = region && isDefault(found) && context.boundary.permitsStorage(region);
      if (isOpen && context.guards.holds(resource, attribute)) return [];
      if (isOpen) return whereFindings({ resource, attribute, code }, uncertain(leaf, found.variable), context);
      const where: Where = region
        ? { kind: "region", attribute, region }
        : {
            kind: "unknown",
            attribute,
            value: found.kind === "literal" ? id : found.expression,
            reason: found.kind === "literal" ? "it is no location of web tests that is known" : found.reason,
          };
      return whereFindings({ resource, attribute, code, what: id === "" ? undefined : id }, where, context);
    });

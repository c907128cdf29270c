// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { FailoverScope } from "../../src/residency/failover-scope";
import { messageOf } from "../support/fixtures-errors";

const SAMPLE = "given where the name of a zone is needed, for example FailoverScope.toZones('eu-north')";

describe("FailoverScope", () => {
  test.each([
    ["NONE", FailoverScope.NONE, "none", [], false],
    ["IN_ZONE", FailoverScope.IN_ZONE, "in the zone", [], true],
    ["toZones", FailoverScope.toZones("b", "a"), "in the zone, then to b, a", ["b", "a"], true],
  ])("%s tells how far a request may move", (_, scope, description, zoneNames, leavesRegion) => {
    expect({
      description: scope.description,
      zoneNames: scope.zoneNames,
      leavesRegion: scope.leavesRegion,
    }).toEqual({ description, zoneNames, leavesRegion });
  });

  test("hands out copies", () => {
    const scope = FailoverScope.toZones("a");
    scope.zoneNames.push("b");

    expect(scope.zoneNames).toEqual(["a"]);
  });

  test.each([
    ["no zone", [], `[FailoverScopeInvalid] zoneNames[0]: nothing ${SAMPLE}`],
    ["an empty name", ["a", ""], `[FailoverScopeInvalid] zoneNames[1]: '' ${SAMPLE}`],
    ["a token", ["${var.zone}"], `[FailoverScopeInvalid] zoneNames[0]: '\${var.zone}' ${SAMPLE}`],
  ])("fails for %s", (_, names, problem) => {
    expect(messageOf(() => FailoverScope.toZones(...names))).toBe(`FailoverScope.toZones has 1 problem:\n  ${problem}`);
  });
});

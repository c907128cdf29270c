import { Testing } from "cdktf";
import { AzureRegion } from "../../src/residency/azure-region";
import { DataClass } from "../../src/residency/data-class";
import { FailoverScope } from "../../src/residency/failover-scope";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { failoverTargetProblems } from "../../src/zone/failover-targets";
import { newStack, newZone } from "../support/fixtures";
import { SynthesizedStack } from "../support/fixtures-document";
import { problemsOf } from "../support/fixtures-errors";
import { codes, rendered } from "../support/fixtures-request";

const { EU_DATA_BOUNDARY, EU_MEMBER_STATES, UNITED_STATES } = ResidencyBoundary;

function zone(id: string, boundary: ResidencyBoundary, failover?: FailoverScope) {
  return { node: { id }, regions: [AzureRegion.SWEDEN_CENTRAL], dataClass: DataClass.of("x", { boundary, failover }) };
}

describe("failoverTargetProblems", () => {
  test.each([FailoverScope.NONE, FailoverScope.IN_ZONE])("asks nothing of a scope without zones", (failover) => {
    expect(failoverTargetProblems(zone("eu", EU_DATA_BOUNDARY, failover), [])).toEqual([]);
  });

  test("passes a zone of the same or a narrower boundary", () => {
    const from = zone("eu", EU_DATA_BOUNDARY, FailoverScope.toZones("same", "narrower"));

    expect(failoverTargetProblems(from, [zone("same", EU_DATA_BOUNDARY), zone("narrower", EU_MEMBER_STATES)])).toEqual(
      [],
    );
  });

  test("finds a zone that the app does not have", () => {
    const from = zone("eu", EU_DATA_BOUNDARY, FailoverScope.toZones("us", "eu"));

    expect(rendered(failoverTargetProblems(from, [zone("b", EU_DATA_BOUNDARY), zone("a", EU_DATA_BOUNDARY)]))).toEqual([
      "[FailoverZoneUnknown] dataClass.failover.zoneNames[0]: there is no zone 'us' in this app; zones are 'a', 'b'",
      "[FailoverZoneUnknown] dataClass.failover.zoneNames[1]: there is no zone 'eu' in this app; zones are 'a', 'b'",
    ]);
  });

  test("finds a zone with another boundary", () => {
    const from = zone("eu", EU_DATA_BOUNDARY, FailoverScope.toZones("us"));

    expect(codes(failoverTargetProblems(from, [zone("us", UNITED_STATES)]))).toEqual([
      "FailoverLeavesBoundary dataClass.failover.zoneNames[0]",
    ]);
  });

  test("finds a zone whose boundary lets data be processed elsewhere", () => {
    const from = zone("eu", EU_MEMBER_STATES, FailoverScope.toZones("wide"));
    const wide = ResidencyBoundary.of("wide", {
      storedIn: EU_MEMBER_STATES.storedIn,
      processedIn: EU_DATA_BOUNDARY.processedIn,
    });

    expect(codes(failoverTargetProblems(from, [zone("wide", wide)]))).toEqual([
      "FailoverLeavesBoundary dataClass.failover.zoneNames[0]",
    ]);
  });

  test("finds a zone that accepts a data zone which the data class does not", () => {
    const japan = { storedIn: ["JP"] };
    const from = zone("jp", ResidencyBoundary.of("Japan", japan), FailoverScope.toZones("wide"));
    const wide = ResidencyBoundary.of("Japan, APAC", { ...japan, acceptedDataZones: ["APAC"] });

    expect(failoverTargetProblems(from, [zone("wide", wide)])).toHaveLength(1);
  });

  test("finds one wide zone among several of the id", () => {
    const from = zone("eu", EU_DATA_BOUNDARY, FailoverScope.toZones("b"));

    expect(failoverTargetProblems(from, [zone("b", EU_DATA_BOUNDARY), zone("b", UNITED_STATES)])).toHaveLength(1);
  });
});

describe("ResidencyZone, failover to other zones", () => {
  const strict = DataClass.of("x", { boundary: EU_MEMBER_STATES, failover: FailoverScope.toZones("other") });

  test("passes a zone that is created later, in another stack", () => {
    const app = Testing.app();
    newZone(newStack("one", app), { dataClass: strict });
    newZone(newStack("two", app), { dataClass: DataClass.of("y", { boundary: EU_MEMBER_STATES }) }, "other");

    expect(() => app.synth()).not.toThrow();
  });

  test("fails at synth for a zone that is not there", () => {
    const stack = newStack();
    newZone(stack, { dataClass: strict });

    expect(problemsOf(() => SynthesizedStack.of(stack))).toEqual([
      "[FailoverZoneUnknown] dataClass.failover.zoneNames[0]: there is no zone 'other' in this app; zones are none",
    ]);
  });

  test("fails at synth for a zone whose boundary reaches further", () => {
    const stack = newStack();
    newZone(stack, { dataClass: strict });
    newZone(stack, {}, "other");

    expect(problemsOf(() => SynthesizedStack.of(stack))).toEqual([
      "[FailoverLeavesBoundary] dataClass.failover.zoneNames[0]: zone 'other' stores or processes in 'EU Data Boundary', which is not all inside 'EU member states'; remove the zone from FailoverScope.toZones, or widen the boundary of the data class",
    ]);
  });
});

import { Scenario } from "../../../src/drill/scenario";
import type { RegionOutageOptions, ThrottlingOptions } from "../../../src/drill/scenario-options";
import { untyped } from "../../support/fixtures";
import { problemsOf } from "../../support/fixtures-errors";

const OWN = `
title: A blip
load:
  - { rate: 1/s, for: 10s }
expect:
  - { measure: availability, is: 1 }
`;

describe("a scenario", () => {
  test("is the outage of a region", () => {
    const { name, title, _plan } = Scenario.regionOutage("swedencentral");

    expect({ name, title }).toEqual({
      name: "region-outage-swedencentral",
      title: "swedencentral is gone for 600 seconds",
    });
    expect(_plan.cases).toHaveLength(1);
    expect(_plan.cases[0]).toMatchObject({
      load: [{ everyMs: 100, fromMs: 0, untilMs: 1_260_000 }],
      faults: [
        { at: ["region:swedencentral"], fromMs: 60_000, untilMs: 660_000, act: { kind: "answer", status: 503 } },
      ],
    });
    expect(_plan.cases[0].expect.map(({ measure }) => measure)).toEqual([
      "tripwire-bytes",
      "truncated-success",
      "revisits",
      "alive-after",
    ]);
  });

  test("is an outage as it is asked for", () => {
    const options = { durationInSeconds: 1, requestsPerSecond: 0.5, hangs: true, status: 500 };
    const [{ load, faults }] = Scenario.regionOutage("eastus2", options)._plan.cases;

    expect(load).toMatchObject([{ everyMs: 2000, untilMs: 661_000 }]);
    expect(faults).toMatchObject([{ untilMs: 61_000, act: { kind: "no-answer", cause: "hang" } }]);
  });

  test("is throttling", () => {
    const { name, title, _plan } = Scenario.throttling();

    expect({ name, title }).toEqual({
      name: "throttling",
      title: "The primary account throttles for 120 seconds",
    });
    expect(_plan.cases[0].faults).toMatchObject([
      { at: ["primary"], untilMs: 180_000, act: { kind: "answer", status: 429, headers: [] } },
    ]);
  });

  test("is throttling of a region that says how long", () => {
    const { name, _plan } = Scenario.throttling({ region: "francecentral", retryAfterInSeconds: 7 });

    expect(name).toBe("throttling-francecentral");
    expect(_plan.cases[0].faults).toMatchObject([
      { at: ["region:francecentral"], act: { status: 429, headers: [["Retry-After", "7"]] } },
    ]);
  });

  test("is what a file says", () => {
    expect(Scenario.fromYaml(OWN)).toMatchObject({ name: "scenario", title: "A blip" });
    expect(Scenario.fromYaml(OWN, "blip").name).toBe("blip");
  });

  test.each<[string, RegionOutageOptions, string]>([
    [
      "Sweden Central",
      {},
      "region: 'Sweden Central' given where the name of a region such as 'swedencentral' is needed",
    ],
    ["", {}, "region: '' given where the name of a region such as 'swedencentral' is needed"],
    ["eastus", { durationInSeconds: 0 }, "durationInSeconds: 0 given where a whole number from 1 to 86,400 is needed"],
    [
      "eastus",
      { durationInSeconds: 1.5 },
      "durationInSeconds: 1.5 given where a whole number from 1 to 86,400 is needed",
    ],
    ["eastus", { status: 200 }, "status: 200 given where a whole number from 400 to 599 is needed"],
    ["eastus", { requestsPerSecond: 0 }, "requestsPerSecond: 0 given where a number from 0.01 to 1,000 is needed"],
    [
      "eastus",
      { requestsPerSecond: Number.NaN },
      "requestsPerSecond: NaN given where a number from 0.01 to 1,000 is needed",
    ],
    [
      "eastus",
      { durationInSeconds: 86_400, requestsPerSecond: 1000 },
      "requestsPerSecond: 1000 given where 57 or less for that long, 5,000,000 in all, is needed",
    ],
    ["eastus", { hangs: untyped("yes") }, "hangs: 'yes' given where true or false is needed"],
  ])("fails for the outage of '%s' with %j", (region, options, problem) => {
    expect(problemsOf(() => Scenario.regionOutage(region, options))).toEqual([`[OptionInvalid] ${problem}`]);
  });

  test.each<[ThrottlingOptions, string]>([
    [{ region: "x y" }, "region: 'x y' given where the name of a region such as 'swedencentral' is needed"],
    [{ retryAfterInSeconds: -1 }, "retryAfterInSeconds: -1 given where a whole number from 0 to 86,400 is needed"],
    [{ durationInSeconds: 86_401 }, "durationInSeconds: 86401 given where a whole number from 1 to 86,400 is needed"],
    [{ requestsPerSecond: 1001 }, "requestsPerSecond: 1001 given where a number from 0.01 to 1,000 is needed"],
  ])("fails for throttling with %j", (options, problem) => {
    expect(problemsOf(() => Scenario.throttling(options))).toEqual([`[OptionInvalid] ${problem}`]);
  });

  test("may have as many requests as that", () => {
    expect(Scenario.regionOutage("eastus", { durationInSeconds: 86_400, requestsPerSecond: 57 }).name).toBe(
      "region-outage-eastus",
    );
  });

  test("tells all that is wrong at once", () => {
    expect(problemsOf(() => Scenario.regionOutage("", { status: 0, requestsPerSecond: 0 }))).toHaveLength(3);
  });

  test("fails for a file that says something unknown, with its place", () => {
    const [problem] = problemsOf(() => Scenario.fromYaml(OWN.replace("title", "titel"), "blip"));

    expect(problem).toMatch(/^\[ScenarioInvalid\] line \d+, column \d+: /);
  });

  test("fails for a name that is not built in", () => {
    expect(problemsOf(() => Scenario.named("nonsense"))).toEqual([
      expect.stringMatching(/^\[ScenarioUnknown\] name: 'nonsense' is no scenario that is built in; known are /),
    ]);
    expect(problemsOf(() => Scenario.named("toString"))).toHaveLength(1);
    expect(problemsOf(() => Scenario.named("gateway-unts"))[0]).toContain("; did you mean 'gateway-units'; known are ");
  });

  test("fails for a text that is none", () => {
    expect(problemsOf(() => Scenario.fromYaml(untyped(undefined)))).toEqual([
      "[OptionInvalid] text: undefined given where the text of a scenario is needed",
    ]);
  });
});

describe("the scenarios that come with the library", () => {
  const all = Scenario.all();

  test("are all there by their names, in order", () => {
    const names = all.map(({ name }) => name);

    expect(names).toEqual([...names].sort());
    for (const { name, title } of all) expect(Scenario.named(name).title).toBe(title);
  });
});

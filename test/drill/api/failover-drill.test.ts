// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform writes its expressions so.
import { Testing } from "cdktf";
import { DrillVerdict } from "../../../src/drill/drill-verdict";
import { FailoverDrill } from "../../../src/drill/failover-drill";
import type { FailoverDrillOptions } from "../../../src/drill/failover-drill-options";
import { Scenario } from "../../../src/drill/scenario";
import { newStack, newZone, untyped } from "../../support/fixtures";
import { StackDocument } from "../../support/fixtures-document";
import { problemsOf } from "../../support/fixtures-errors";
import { exampleOutput } from "../../support/fixtures-examples";
import { newFailoverPolicy } from "../../support/fixtures-gateway";

const SHORT = { durationInSeconds: 60, requestsPerSecond: 2 };

describe("a failover drill", () => {
  const stack = newStack();
  newFailoverPolicy(newZone(stack));
  const { text } = StackDocument.rendered(stack);
  const drill = FailoverDrill.fromTerraformJson(text);

  test("knows the accounts and regions of its policy", () => {
    expect(drill.accounts).toEqual(["swedencentral", "francecentral"]);
    expect(drill.regions).toEqual(["swedencentral", "francecentral"]);
  });

  test("lets a region go and come back", () => {
    const report = drill.run(Scenario.regionOutage("swedencentral", SHORT));

    expect(report.failures).toEqual([]);
    expect(report).toMatchObject({ isPassed: true, verdict: DrillVerdict.PASS, transitions: 2, tripwireBytes: 0 });
    expect(report.availability).toBeGreaterThan(0.999);
    expect(report.availabilityLow).toBeLessThan(report.availability);
    expect(report.amplification).toBeLessThan(1.2);
    expect(report.failoverSeconds).toBeLessThan(10);
    expect(report.failbackSeconds).toBeGreaterThan(0);
    expect(report.truncatedAnswers).toBe(0);
    expect(report.addedLatencySeconds).toBeLessThan(1);
  });

  test("knows them in a document without paths, as tests render it", () => {
    const bare = FailoverDrill.fromTerraformJson(Testing.synth(stack));

    expect([...bare.accounts].sort()).toEqual(["francecentral", "swedencentral"]);
    expect(bare.run(Scenario.regionOutage("swedencentral", SHORT)).failures).toEqual([]);
  });

  test("gives the same report for the same seed, and draws otherwise for another", () => {
    const run = (options: FailoverDrillOptions) =>
      FailoverDrill.fromTerraformJson(text, options).run(Scenario.regionOutage("swedencentral", SHORT)).toJson();

    expect(run({ seed: 7 })).toBe(run({ seed: 7 }));
    expect(run({ seed: 7 })).not.toBe(run({ seed: 8 }));
  });

  test("writes its report as text, JSON and JUnit", () => {
    const report = drill.run(Scenario.throttling({ durationInSeconds: 30 }));

    expect(report.toText()).toContain(`- policy: sha256 ${report.policyHash}`);
    expect(JSON.parse(report.toJson())).toMatchObject({
      api: "azure-openai",
      zone: "prod/eu",
      policyHash: report.policyHash,
      topologyHash: report.topologyHash,
      seed: 1,
      verdict: "pass",
    });
    expect(report.toJunit()).toMatch(/^<\?xml version="1\.0".*<testsuite name="throttling"/s);
  });

  test("has a hash for the policy, and another for what it can reach", () => {
    const run = (document: string) => FailoverDrill.fromTerraformJson(document).run(Scenario.throttling(SHORT));
    const same = run(text);
    const policy = run(text.replace("What only the gateway sets", "What the gateway alone sets"));
    const topology = run(text.replace("Standard_1", "Standard_2"));

    expect(same.policyHash).toMatch(/^[0-9a-f]{64}$/);
    expect(policy.policyHash).not.toBe(same.policyHash);
    expect(policy.topologyHash).toBe(same.topologyHash);
    expect(topology.policyHash).toBe(same.policyHash);
    expect(topology.topologyHash).not.toBe(same.topologyHash);
  });

  test("tells what did not come true", () => {
    const scenario = Scenario.fromYaml(
      `
title: Nobody is left
load:
  - { rate: 1/s, for: 10s }
faults:
  - { at: all, status: 503 }
expect:
  - { measure: availability, at-least: 0.5 }
`,
      "nobody",
    );

    const report = drill.run(scenario);

    expect(report).toMatchObject({ isPassed: false, verdict: DrillVerdict.FAIL, availability: 0 });
    expect(report.failures).toEqual([expect.stringMatching(/^nobody: .*availability.*, found 0/)]);
  });

  test("shows each scenario of a report alone", () => {
    const report = drill._runEach([Scenario.throttling(SHORT), Scenario.regionOutage("swedencentral", SHORT)]);

    const alone = report.ofScenario("throttling");

    expect(report.scenarios).toEqual(["throttling", "region-outage-swedencentral"]);
    expect(alone.scenarios).toEqual(["throttling"]);
    expect(alone.toText()).toBe(drill.run(Scenario.throttling(SHORT)).toText());
    expect(problemsOf(() => report.ofScenario("other"))).toEqual([
      "[OptionInvalid] name: 'other' given where one of 'throttling', 'region-outage-swedencentral' is needed",
    ]);
  });

  test("fails for a region that the policy does not use", () => {
    expect(problemsOf(() => drill.run(Scenario.regionOutage("eastus")))).toEqual([
      "[PlaceUnknown] scenario: nothing is at 'region:eastus', so nothing would fail there; known are 'region:swedencentral', 'region:francecentral', 'account:swedencentral', 'account:francecentral'",
    ]);
  });

  test("fails for a scenario that does not fit, and for what is none", () => {
    const many = Scenario.fromYaml(
      `
title: Many
given: { at-least-accounts: 9 }
load: [{ count: 1 }]
expect: [{ measure: availability, is: 1 }]
`,
      "many",
    );

    expect(problemsOf(() => drill.run(many))).toEqual([
      "[ScenarioUnfit] scenario: 'many' does not fit: 'chat' has 2 accounts, and it takes 9; run another scenario, or all of them, which leaves out what does not fit",
    ]);
    expect(problemsOf(() => drill.run(untyped("outage")))).toEqual([
      "[OptionInvalid] scenario: 'outage' given where a Scenario is needed",
    ]);
  });

  test.each<[FailoverDrillOptions, string]>([
    [{ seed: -1 }, "[OptionInvalid] seed: -1 given where a whole number from 0 to 4,294,967,295 is needed"],
    [{ seed: 0.5 }, "[OptionInvalid] seed: 0.5 given where a whole number from 0 to 4,294,967,295 is needed"],
    [{ values: untyped(["a"]) }, "[OptionInvalid] values: a list given where a map from names to texts is needed"],
    [
      { values: { a: untyped(1) } },
      "[OptionInvalid] values: a value of type object given where a map from names to texts is needed",
    ],
    [{ api: untyped(1) }, "[OptionInvalid] api: 1 given where a name is needed"],
    [
      { api: "other" },
      "[PolicyAmbiguous] options: no policy fits; there are 'azure-openai of zone prod/eu': name one with 'zone' and 'api'",
    ],
    [
      { values: { "var.x": "1" } },
      "[SettingUnused] values: nothing in the documents is named 'var.x'; write the expression as the document has it without ${}, the display name of a named value, or the host of an account",
    ],
  ])("fails for the options %j", (options, expected) => {
    expect(problemsOf(() => FailoverDrill.fromTerraformJson(text, options))).toEqual([expected]);
  });

  test("fails for a text that is none", () => {
    expect(problemsOf(() => FailoverDrill.fromTerraformJson(untyped(undefined)))).toEqual([
      "[OptionInvalid] document: undefined given where the text of a cdk.tf.json is needed",
    ]);
    expect(problemsOf(() => FailoverDrill.fromTerraformStacks(untyped("a")))).toEqual([
      "[OptionInvalid] textByStack: 'a' given where a map from the names of stacks to their documents is needed",
    ]);
  });
});

describe("a failover drill of several deployments", () => {
  const text = exampleOutput("quickstart").stacks.quickstart;
  const drill = FailoverDrill.fromTerraformJson(text);

  test("has one deployment that is given, and each where a scenario is for each", () => {
    const every = Scenario.named("every-account");
    const given = FailoverDrill.fromTerraformJson(text, { deployment: "chat" });

    expect(drill.run(every).deployments).toEqual(["chat", "embedding"]);
    expect(drill.run(every).scenarios).toEqual(["every-account"]);
    expect(drill.run(Scenario.throttling(SHORT)).deployments).toEqual(["chat"]);
    expect(given.run(every).deployments).toEqual(["chat"]);
  });

  test("notices where the second deployment loses an account", () => {
    const broken = text.replace(";openai_embedding_francecentral=1", "");

    const report = FailoverDrill.fromTerraformJson(broken).run(Scenario.named("every-account"));

    expect(broken).not.toBe(text);
    expect(report.failures).toEqual([
      "every-account for embedding (at francecentral): availability in phase left is 1, found 0",
      "every-account for embedding (at francecentral): share of this is 1, found nothing",
    ]);
  });

  test.each([
    ["too long", "15000 : 600000", "(at primary, does no-answer, how hang"],
    ["too short", "15000 : 2000", "(at all, does slow, how 3s"],
  ])("notices where the second deployment waits %s", (_, timeouts, where) => {
    const broken = text.replace("15000 : 60000", timeouts);

    const { failures } = FailoverDrill.fromTerraformJson(broken).run(Scenario.named("header-timeouts"));

    expect(broken).not.toBe(text);
    expect(failures).toContainEqual(expect.stringContaining(`header-timeouts for embedding ${where}`));
    expect(failures.filter((line) => !line.startsWith("header-timeouts for embedding"))).toEqual([]);
  });

  test("fails for a deployment that no account has", () => {
    expect(problemsOf(() => FailoverDrill.fromTerraformJson(text, { deployment: "chta" }))).toEqual([
      "[DeploymentUnknown] deployment: there is no deployment 'chta'; did you mean 'chat'; deployments are 'chat', 'embedding'",
    ]);
  });
});

describe("a failover drill of several stacks", () => {
  const { stacks } = exampleOutput("eu-us");

  test("is one of them, with the accounts of the others outside", () => {
    const drill = FailoverDrill.fromTerraformStacks(stacks, { zone: "us/zone" });

    expect(drill.regions).toEqual(["centralus", "eastus2"]);
    expect(drill.run(Scenario.regionOutage("eastus2", SHORT))).toMatchObject({ isPassed: true, tripwireBytes: 0 });
  });

  test("runs a scenario that fits one of the deployments", () => {
    const report = FailoverDrill.fromTerraformStacks(stacks, { zone: "us/zone" }).run(Scenario.named("shares"));

    expect(report.deployments).toEqual(["chat", "embedding"]);
    expect(report).toMatchObject({ isPassed: true, verdict: DrillVerdict.PASS });
  });

  test("fails where it is not told which", () => {
    expect(problemsOf(() => FailoverDrill.fromTerraformStacks(stacks))).toEqual([
      "[PolicyAmbiguous] options: each of 2 policies fits; there are 'azure-openai of zone eu/zone', 'azure-openai of zone us/zone': name one with 'zone' and 'api'",
    ]);
  });
});

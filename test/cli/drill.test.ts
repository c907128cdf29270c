import { join } from "node:path";
import { ExitCode } from "../../src/cli/terminal";
import { newStack, newZone } from "../support/fixtures";
import { StackDocument } from "../support/fixtures-document";
import { exampleOutput } from "../support/fixtures-examples";
import { existingOpenAI, newFailoverPolicy } from "../support/fixtures-gateway";
import { folderWith } from "./folder-with";
import { run } from "./support";

const GOOD = `
title: One second of calm
load: [{ rate: 10/s, for: 1s }]
expect: [{ measure: availability, is: 1 }]
`;
const BAD = GOOD.replace("is: 1", "is: 0.5");

describe("drill", () => {
  const { stacks } = exampleOutput("quickstart");
  const [document] = Object.values(stacks);
  const folder = folderWith({
    "cdk.tf.json": document,
    "good.yaml": GOOD,
    "bad.yml": BAD,
    "broken.yaml": "title: [",
  });
  const at = (file: string) => join(folder, file);

  test("prints the report, and ends well when all came true", async () => {
    const { code, out, err } = await run("drill", folder, "--scenario", at("good.yaml"));

    expect(out).toMatch(/^# Failover drill of azure-openai\n/);
    expect(out).toMatch(/\| good +\| chat +\| pass /);
    expect(err).toBe("None failed. 1 pass.\n");
    expect(code).toBe(ExitCode.GOOD);
  });

  test("ends badly when something did not", async () => {
    const { code, out, err } = await run("drill", folder, "--scenario", at("good.yaml"), "--scenario", at("bad.yml"));

    expect(out).toMatch(/\| good +\| chat +\| pass /);
    expect(out).toMatch(/\| bad +\| chat +\| fail /);
    expect(err).toBe("1 of 2 failed: bad. 1 pass.\n");
    expect(code).toBe(ExitCode.BAD);
  });

  test("takes a scenario that is built in", async () => {
    const { code, out } = await run("drill", folder, "--scenario", "throttled-once");

    expect(out).toMatch(/\| throttled-once +\| chat +\| pass /);
    expect(code).toBe(ExitCode.GOOD);
  });

  test("writes JSON: a list with one report for each API", async () => {
    const { out } = await run("drill", folder, "--format", "json", "--seed", "5", "--scenario", at("good.yaml"));

    expect(JSON.parse(out)).toEqual([
      expect.objectContaining({ api: "azure-openai", zone: "quickstart/eu", seed: 5, verdict: "pass" }),
    ]);
  });

  test("writes JUnit, with the policy in the name of a suite where there are several", async () => {
    const both = exampleOutput("eu-us").stacks;
    const eu = folderWith(
      Object.fromEntries(Object.entries(both).map(([name, text]) => [`stacks/${name}/cdk.tf.json`, text])),
    );

    const { out, err, code } = await run("drill", eu, "--format", "junit", "--scenario", at("good.yaml"));

    expect(code).toBe(ExitCode.GOOD);
    expect(err).toBe(
      "azure-openai of zone eu/zone: None failed. 1 pass.\nazure-openai of zone us/zone: None failed. 1 pass.\n",
    );
    expect(out.match(/<testsuite name="[^"]*"/g)).toEqual([
      '<testsuite name="failover drill of azure-openai: good"',
      '<testsuite name="failover drill of azure-openai: good"',
    ]);
    expect(out.match(/<\/?testsuites>/g)).toEqual(["<testsuites>", "</testsuites>"]);
  });

  test("says what is less than passed", async () => {
    const { code, err } = await run("drill", folder, "--scenario", "stream-cut", "--scenario", "slow-first-token");

    expect(err).toBe("None failed. 1 partial: slow-first-token; 1 safe: stream-cut.\n");
    expect(code).toBe(ExitCode.GOOD);
  });

  test("drills each deployment where a scenario is for each, and one where it is given", async () => {
    const rows = async (...args: readonly string[]) => {
      const { out } = await run("drill", folder, "--scenario", "short-outage", "--scenario", at("good.yaml"), ...args);
      return [...out.matchAll(/^\| ([\w-]+) +\| ([\w-]+) +\| pass /gm)].map(([, scenario, name]) => [scenario, name]);
    };

    expect(await rows()).toEqual([
      ["short-outage", "chat"],
      ["short-outage", "embedding"],
      ["good", "chat"],
    ]);
    expect(await rows("--deployment", "embedding")).toEqual([
      ["short-outage", "embedding"],
      ["good", "embedding"],
    ]);
  });

  test("gives the same bytes for the same seed", async () => {
    const args = ["drill", folder, "--scenario", "throttled-once", "--format", "json", "--seed", "3"];

    expect((await run(...args)).out).toBe((await run(...args)).out);
  });

  test("takes values for what the document does not tell, and the deployment", async () => {
    const stack = newStack();
    const zone = newZone(stack);
    newFailoverPolicy(zone, { openai: existingOpenAI(zone) });
    const existing = folderWith({ "cdk.tf.json": StackDocument.rendered(stack).text });
    const args = ["drill", existing, "--scenario", at("good.yaml")];
    const hosts = ["in-sweden", "in-france"].flatMap((name, index) => [
      "--set",
      `${name}.openai.azure.com=${["swedencentral", "francecentral"][index]}`,
    ]);

    const without = await run(...args);
    const unnamed = await run(...args, ...hosts);
    const complete = await run(...args, ...hosts, "--deployment", "chat");

    expect([without.code, unnamed.code, complete.code]).toEqual([ExitCode.UNUSABLE, ExitCode.UNUSABLE, ExitCode.GOOD]);
    expect(without.err).toContain("[HostRegionMissing]");
    expect(unnamed.err).toContain("[DeploymentMissing]");
    expect(without.out + unnamed.out).toBe("");
  });

  test("runs streams in real time where it is asked to", async () => {
    const stream = folderWith({ "stream.yaml": GOOD.replace("load: [{", "load: [{ stream: true,") });

    const { code, out } = await run(
      "drill",
      folder,
      "--loopback",
      "--scenario",
      join(stream, "stream.yaml"),
      "--format",
      "json",
    );

    expect(JSON.parse(out)[0].results).toMatchObject([{ verdict: "pass", runs: [{ name: "over loopback" }] }]);
    expect(code).toBe(ExitCode.GOOD);
  });

  test("fails where nothing of it is a stream", async () => {
    const { code, err } = await run("drill", folder, "--loopback", "--scenario", at("good.yaml"));

    expect(err).toBe("none of the scenarios sends requests for streams\n");
    expect(code).toBe(ExitCode.UNUSABLE);
  });

  test("lists the scenarios that are built in", async () => {
    const { code, out, err } = await run("drill", "--list");

    expect(code).toBe(ExitCode.GOOD);
    expect(out).toMatch(/^throttled-once +\S.*$/m);
    expect(out.split("\n").length).toBeGreaterThan(40);
    expect(err).toBe("");
  });

  test.each<[string, string[], RegExp]>([
    ["a scenario that cannot be read", ["cdk.tf.json", "--scenario", "broken.yaml"], /\[ScenarioInvalid\] line 1/],
    ["a document that is none", ["good.yaml", "--scenario", "good.yaml"], /\[InvalidTerraformJson\] line/],
    [
      "a deployment that is not there",
      ["cdk.tf.json", "--scenario", "good.yaml", "--deployment", "embeding"],
      /\[DeploymentUnknown\] --deployment for azure-openai: there is no deployment 'embeding'; did you mean 'embedding'; deployments are 'chat', 'embedding'/,
    ],
    [
      "a name that is nearly a scenario",
      ["cdk.tf.json", "--scenario", "short-outge"],
      /'short-outge' is no scenario that is built in; did you mean 'short-outage'; known are /,
    ],
    [
      "a value for nothing",
      ["cdk.tf.json", "--scenario", "good.yaml", "--set", "var.x=1"],
      /\[SettingUnused\] values: nothing/,
    ],
  ])("fails for %s", async (_, args, message) => {
    const { code, out, err } = await run("drill", ...args.map((arg) => (/\.(yaml|json)$/.test(arg) ? at(arg) : arg)));

    expect(err).toMatch(message);
    expect(out).toBe("");
    expect(code).toBe(ExitCode.UNUSABLE);
  });
});

import { mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FailoverDrill } from "../../src/drill/failover-drill";
import { Scenario } from "../../src/drill/scenario";
import { ROOT } from "../support/built-library";
import { type ExampleRun, runExample } from "../support/clone-example";
import { KernelClient, type ObjectRef, struct } from "../support/kernel-client";
import { kernelPackages } from "../support/kernel-packages";
import {
  buildFoundryAccounts,
  buildQuickstart,
  buildStack,
  buildTieredPolicy,
  euDataClass,
  region,
} from "../support/kernel-quickstart";

const DRILL = "cdktf-multi-region-openai.FailoverDrill";
const SCENARIO = "cdktf-multi-region-openai.Scenario";

// The kernel unpacks the whole provider and reads its assembly, 88 MB of JSON: ten seconds on a quiet machine.
const LOADING = 180_000;

describe("the library behind the jsii kernel, as other languages use it", () => {
  let folder: string;
  let kernel: KernelClient;
  let typescript: ExampleRun;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "kernel-"));
    const scratch = join(folder, "tmp");
    mkdirSync(scratch);
    // Without the cache in the home folder, which would keep 300 MB there for a month.
    kernel = await KernelClient.start({ TMPDIR: scratch, JSII_RUNTIME_PACKAGE_CACHE: "disabled" });
    for (const { name, version, tarball } of kernelPackages(folder)) await kernel.load(name, version, tarball);
    typescript = runExample(ROOT, "quickstart", join(folder, "typescript"));
  }, LOADING);

  afterAll(async () => {
    await kernel?.stop();
  }, LOADING);

  test("synthesizes the quickstart to the same bytes as TypeScript", async () => {
    const outdir = join(folder, "kernel");
    const { app } = await buildQuickstart(kernel, outdir);

    await kernel.invoke(app, "synth");

    expect(documentIn(outdir)).toBe(documentIn(typescript.outdir));
  });

  test("prints the same summary as TypeScript", async () => {
    const { zone } = await buildQuickstart(kernel, join(folder, "summary"));

    const summary = await kernel.invoke(zone, "summary");

    expect(`${summary}\n`).toBe(typescript.printed);
  });

  test("takes strategies and limits, and gives the policy as a text", async () => {
    const quickstart = await buildQuickstart(kernel, join(folder, "tiered"));
    const policy = await buildTieredPolicy(kernel, quickstart);

    const xml = await kernel.get(policy, "policyXml");
    await kernel.invoke(quickstart.app, "synth");

    expect(xml).toContain('value="tiered_chat_francecentral=1;tiered_chat_swedencentral=1"');
    expect(xml).toContain('value="tiered_embedding_swedencentral=3,tiered_embedding_francecentral=1"');
    expect(documentIn(join(folder, "tiered"))).toContain(JSON.stringify(xml));
  });

  test("takes enums, maps and structs in lists, and gives objects back that can be asked", async () => {
    const outdir = join(folder, "foundry");
    const quickstart = await buildQuickstart(kernel, outdir);
    const foundry = await buildFoundryAccounts(kernel, quickstart);

    const accounts = (await kernel.get(foundry, "accounts")) as ObjectRef[];
    const keys = await Promise.all(accounts.map((account) => kernel.get(account, "accountKey")));
    await kernel.invoke(quickstart.app, "synth");

    expect(keys).toEqual(["north", "south"]);
    const bodies = Object.values(JSON.parse(documentIn(outdir)).resource.azurerm_cognitive_account);
    expect(bodies).toContainEqual(
      expect.objectContaining({ kind: "AIServices", location: "swedencentral", tags: { team: "search" } }),
    );
  });

  test("drills the policy, with the same report as TypeScript", async () => {
    const outdir = join(folder, "drill");
    const { app } = await buildQuickstart(kernel, outdir);
    await kernel.invoke(app, "synth");
    const text = documentIn(outdir);
    const scenario = struct("cdktf-multi-region-openai.RegionOutageOptions", { durationInSeconds: 120 });

    const drill = await kernel.invokeStatic(DRILL, "fromTerraformJson", text);
    const outage = await kernel.invokeStatic(SCENARIO, "regionOutage", "swedencentral", scenario);
    const report = (await kernel.invoke(drill as ObjectRef, "run", outage)) as ObjectRef;

    expect(await kernel.get(report, "isPassed")).toBe(true);
    expect(await kernel.get(report, "availability")).toBeGreaterThan(0.999);
    const expected = FailoverDrill.fromTerraformJson(text).run(
      Scenario.regionOutage("swedencentral", { durationInSeconds: 120 }),
    );
    expect(await kernel.invoke(report, "toText")).toBe(expected.toText());
  });

  test("fails with the coded text when a region is outside the boundary", async () => {
    const { stack } = await buildStack(kernel, join(folder, "outside"));
    const props = struct("cdktf-multi-region-openai.ResidencyZoneProps", {
      regions: [await region(kernel, "UK_SOUTH"), await region(kernel, "SWEDEN_CENTRAL")],
      dataClass: await euDataClass(kernel),
      namePrefix: "team7",
    });

    const creation = kernel.create("cdktf-multi-region-openai.ResidencyZone", stack, "eu", props);

    await expect(creation).rejects.toThrow(/\[RegionOutsideBoundary\] regions\[0\]: 'uksouth'/);
  });

  test("fails at synth when an override moves an account out of the boundary", async () => {
    const { app, stack, openai } = await buildQuickstart(kernel, join(folder, "override"));
    const address = (await kernel.get(await accountResource(kernel, openai), "friendlyUniqueId")) as string;

    await kernel.invoke(stack, "addOverride", `resource.azurerm_cognitive_account.${address}.location`, "eastus");

    await expect(kernel.invoke(app, "synth")).rejects.toThrow("[LocationOutsideBoundary]");
  });

  test("fails at synth when a property is set to a region out of the boundary", async () => {
    const { app, openai } = await buildQuickstart(kernel, join(folder, "property"));

    await kernel.set(await accountResource(kernel, openai), "location", "eastus");

    await expect(kernel.invoke(app, "synth")).rejects.toThrow("[LocationOutsideBoundary]");
  });
});

function documentIn(outdir: string): string {
  return readFileSync(join(outdir, "stacks", "quickstart", "cdk.tf.json"), "utf8");
}

/** The azurerm resource of the first account. */
async function accountResource(kernel: KernelClient, openai: ObjectRef): Promise<ObjectRef> {
  const [account] = (await kernel.get(openai, "accounts")) as ObjectRef[];
  const node = (await kernel.get(account, "node")) as ObjectRef;
  return (await kernel.invoke(node, "findChild", "account")) as ObjectRef;
}

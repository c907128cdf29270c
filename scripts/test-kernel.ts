/**
 * The quickstart once more, built through the jsii kernel as Python, Java, C# and Go build it:
 * the document must be the one that TypeScript makes.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { JsiiKernel, type ObjectReference, struct } from "./support/jsii-kernel";
import { ROOT, runMain, runOrThrow } from "./support/run";
import { withTempFolder } from "./support/temp-folder";

const OURS = "cdktf-multi-region-openai";
const AZURERM = "@cdktf/provider-azurerm";
const PREFIX = "kernel";

runMain(() =>
  withTempFolder("kernel", async (folder) => {
    const kernel = new JsiiKernel({
      CDKTF_OUTDIR: join(folder, "kernel"),
      TMPDIR: folder,
      JSII_RUNTIME_PACKAGE_CACHE: "disabled",
    });
    try {
      console.log(await kernel.hello());
      for (const name of ["constructs", "cdktf", AZURERM, OURS]) {
        await load(kernel, name, folder);
      }
      await quickstart(kernel);
    } finally {
      kernel.end();
    }
    const env = { CDKTF_OUTDIR: join(folder, "typescript"), NAME_PREFIX: PREFIX };
    runOrThrow(process.execPath, ["--import", "tsx", "main.ts"], { cwd: join(ROOT, "examples", "quickstart"), env });
    const [first, second] = ["kernel", "typescript"].map((each) =>
      readFileSync(join(folder, each, "stacks", "quickstart", "cdk.tf.json"), "utf8"),
    );
    if (first !== second) {
      throw new Error(`the kernel makes another document:\n${first}\n\nTypeScript makes:\n${second}`);
    }
    console.log(`the kernel and TypeScript make the same ${first.length} characters`);
  }),
);

async function load(kernel: JsiiKernel, name: string, folder: string): Promise<void> {
  const source = name === OURS ? ROOT : join(ROOT, "node_modules", name);
  const packed = runOrThrow("npm", ["pack", "--json", "--silent", "--pack-destination", folder, source]);
  const [{ filename, version }] = JSON.parse(packed.slice(packed.indexOf("[")));
  await kernel.load(name, version, join(folder, filename));
}

async function quickstart(kernel: JsiiKernel): Promise<void> {
  const app = await kernel.create("cdktf.App");
  const stack = await kernel.create("cdktf.TerraformStack", app, "quickstart");
  await kernel.create("cdktf.LocalBackend", stack, struct("cdktf.LocalBackendConfig", { path: "quickstart.tfstate" }));
  const features = [struct(`${AZURERM}.provider.AzurermProviderFeatures`, {})];
  const azurerm = struct(`${AZURERM}.provider.AzurermProviderConfig`, { features });
  await kernel.create(`${AZURERM}.provider.AzurermProvider`, stack, "azurerm", azurerm);
  const zone = await zoneOf(kernel, stack);
  const deployments = [
    await deployment(kernel, "chat", ["gpt-5.4", "2026-03-05"], 150_000, 120_000),
    await deployment(kernel, "embedding", ["text-embedding-3-large", "1"], 350_000, 300_000),
  ];
  const props = struct(`${OURS}.MultiRegionOpenAIProps`, { deployments });
  const openai = await kernel.create(`${OURS}.MultiRegionOpenAI`, zone, "openai", props);
  await kernel.invoke(openai, "addOutput", "accounts");
  await kernel.invoke(app, "synth");
}

async function zoneOf(kernel: JsiiKernel, stack: ObjectReference): Promise<ObjectReference> {
  const boundary = await kernel.staticGet(`${OURS}.ResidencyBoundary`, "EU_DATA_BOUNDARY");
  const options = struct(`${OURS}.DataClassOptions`, { boundary });
  const props = struct(`${OURS}.ResidencyZoneProps`, {
    regions: [
      await kernel.staticGet(`${OURS}.AzureRegion`, "SWEDEN_CENTRAL"),
      await kernel.staticGet(`${OURS}.AzureRegion`, "FRANCE_CENTRAL"),
    ],
    dataClass: await kernel.staticInvoke(`${OURS}.DataClass`, "of", "customer-content", options),
    namePrefix: PREFIX,
  });
  return kernel.create(`${OURS}.ResidencyZone`, stack, "eu", props);
}

async function deployment(
  kernel: JsiiKernel,
  name: string,
  [model, version]: readonly [string, string],
  tokensPerMinute: number,
  peakTokensPerMinute: number,
): Promise<unknown> {
  const options = struct(`${OURS}.ModelDeploymentOptions`, {
    model: await kernel.staticInvoke(`${OURS}.OpenAIModel`, "of", model, version),
    deploymentType: await kernel.staticGet(`${OURS}.DeploymentType`, "DATA_ZONE_STANDARD"),
    capacity: await kernel.staticInvoke(`${OURS}.Capacity`, "tokensPerMinute", tokensPerMinute),
    peakTokensPerMinute,
  });
  return kernel.staticInvoke(`${OURS}.ModelDeployment`, "of", name, options);
}

import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { Annotations, App, LocalBackend, TerraformStack } from "cdktf";
import {
  AzureRegion,
  Capacity,
  DataClass,
  DeploymentType,
  ModelDeployment,
  MultiRegionOpenAI,
  OpenAIModel,
  ResidencyBoundary,
  ResidencyZone,
} from "../../src";
import { filesIn } from "../support/clone-example";
import { tracesOfMachine } from "../support/clone-machine";

/** More than tier 1 has and less than the highest, so that there is a warning and no error. */
const ABOVE_FIRST_TIER = 2_000_000;

describe("the annotations of a synthesized app", () => {
  test("hold our warning without a path or a stack trace", () => {
    const outdir = synth(() => {});

    const [annotation] = annotationsIn(outdir);
    expect(annotation.level).toBe("@cdktf/warn");
    expect(annotation.message).toContain("[QuotaAboveFirstTier]");
    const texts = [...filesIn(outdir).values()];
    expect(texts.flatMap((text) => tracesOfMachine(text))).toEqual([]);
  });

  test("are the same at every synth", () => {
    const outdirs = [synth(() => {}), synth(() => {})];

    expect(filesIn(outdirs[1])).toEqual(filesIn(outdirs[0]));
  });

  test("hold a path when somebody warns through the framework, so that the test above can fail", () => {
    const outdir = synth((stack) => Annotations.of(stack).addWarning("not ours"));

    const texts = [...filesIn(outdir).values()];
    expect(texts.flatMap((text) => tracesOfMachine(text))).not.toEqual([]);
  });
});

function synth(also: (stack: TerraformStack) => void): string {
  const outdir = mkdtempSync(join(tmpdir(), "annotations-"));
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "warned");
  new LocalBackend(stack, { path: "warned.tfstate" });
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  const zone = new ResidencyZone(stack, "eu", {
    regions: [AzureRegion.SWEDEN_CENTRAL, AzureRegion.FRANCE_CENTRAL],
    dataClass: DataClass.of("content", { boundary: ResidencyBoundary.EU_DATA_BOUNDARY }),
    namePrefix: "team7",
  });
  new MultiRegionOpenAI(zone, "openai", {
    deployments: [
      ModelDeployment.of("chat", {
        model: OpenAIModel.of("gpt-5.4", "2026-03-05"),
        deploymentType: DeploymentType.DATA_ZONE_STANDARD,
        capacity: Capacity.tokensPerMinute(ABOVE_FIRST_TIER),
      }),
    ],
  });
  also(stack);
  app.synth();
  return outdir;
}

function annotationsIn(outdir: string): { readonly level: string; readonly message: string }[] {
  return JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")).stacks.warned.annotations;
}

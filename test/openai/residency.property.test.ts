import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import type { TerraformResource, TerraformStack } from "cdktf";
import fc from "fast-check";
import { MultiRegionOpenAI } from "../../src/openai/multi-region-openai";
import { PROBLEMS } from "../../src/private/problems";
import { Capacity } from "../../src/request/capacity";
import { ModelDeployment } from "../../src/request/model-deployment";
import { OpenAIModel } from "../../src/request/openai-model";
import { AzureRegion } from "../../src/residency/azure-region";
import { BillingUnit } from "../../src/residency/billing-unit";
import { DataClass } from "../../src/residency/data-class";
import { DeploymentType } from "../../src/residency/deployment-type";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { newStack, newZone } from "../support/fixtures";
import { type StackDocument, SynthesizedStack } from "../support/fixtures-document";
import { problemLines } from "../support/fixtures-errors";
import { mayProcess, mayStore, mayStoreAtRest } from "../support/fixtures-oracle";
import { fold, leaksOf, type Scenario, scenario } from "../support/fixtures-scenario";

const RESIDENCY = /LeavesBoundary|OutsideBoundary/;
const RUNS = 300;

describe("any zone with any accounts", () => {
  const outcomes = { synthesized: 0, refused: 0, refusedForResidency: 0, refusedAtSynth: 0 };

  test("is refused with coded problems, or nothing of it leaves the boundary", () => {
    fc.assert(
      fc.property(scenario, (asked) => {
        const stack = newStack();
        const result = attempt(() => {
          build(stack, asked);
          return SynthesizedStack.of(stack);
        });

        if (typeof result === "string") judgeRefusal(result, asked);
        else expect(leaksIn(result, asked)).toEqual([]);
        count(result);
      }),
      { numRuns: RUNS },
    );
  });

  test("has tried both often enough to mean something", () => {
    expect(outcomes.synthesized).toBeGreaterThan(RUNS / 6);
    expect(outcomes.refused).toBeGreaterThan(RUNS / 6);
    expect(outcomes.refusedForResidency).toBeGreaterThan(RUNS / 12);
    expect(outcomes.refusedAtSynth).toBeGreaterThan(RUNS / 50);
  });

  function count(result: StackDocument | string): void {
    if (typeof result !== "string") outcomes.synthesized += 1;
    else {
      outcomes.refused += 1;
      if (RESIDENCY.test(result)) outcomes.refusedForResidency += 1;
      if (result.startsWith("Validation failed")) outcomes.refusedAtSynth += 1;
    }
  }
});

function attempt(action: () => StackDocument): StackDocument | string {
  try {
    return action();
  } catch (error) {
    return (error as Error).message;
  }
}

/** Every line that is not the framework's, or the subject, tells one coded problem; and a leak is only told where there is one. */
function judgeRefusal(message: string, asked: Scenario): void {
  const problems = problemLines(message);
  const others = message.split("\n").filter((line) => line.trim() !== "" && problemLines(line).length === 0);
  const [codes, known] = [problems.map((line) => /^\[(\w+)\]/.exec(line)?.[1] ?? ""), Object.keys(PROBLEMS)];

  expect(problems.length).toBeGreaterThan(0);
  expect(codes.filter((code) => !known.includes(code))).toEqual([]);
  expect(
    others.filter((line) => !/^(\S.* has \d+ problems?:|Validation failed|If you wish to ignore)/.test(line)),
  ).toEqual([]);
  if (codes.some((code) => RESIDENCY.test(code))) expect(leaksOf(asked)).not.toEqual([]);
}

/** Locations and deployments of a finished document that the facts put outside the boundary. */
function leaksIn(document: StackDocument, { boundary }: Scenario): string[] {
  const accounts = new Map(document.all("azurerm_cognitive_account").map(({ address, body }) => [address, body]));
  return document.all().flatMap(({ type, path, body }) => {
    if (type === "azurerm_cognitive_deployment") {
      const account = accounts.get(/^\$\{(.*)\.id\}$/.exec(body.cognitive_account_id)?.[1] ?? "");
      return mayProcess(boundary, body.sku.name, fold(account?.location) ?? "") ? [] : [`${path} ${body.sku.name}`];
    }
    if (body.location === undefined) return [];
    const location = fold(body.location) ?? "";
    const stays =
      type === "azurerm_cognitive_account" ? mayStoreAtRest(boundary, location) : mayStore(boundary, location);
    return stays ? [] : [`${path} ${body.location}`];
  });
}

function build(stack: TerraformStack, asked: Scenario): void {
  const { storedIn, processedIn, acceptedDataZones } = asked.boundary;
  const boundary = ResidencyBoundary.of("asked", {
    storedIn: [...storedIn],
    processedIn: [...processedIn],
    acceptedDataZones: acceptedDataZones && [...acceptedDataZones],
  });
  const zone = newZone(stack, {
    regions: asked.regions.map((name) => AzureRegion.of(name)),
    dataClass: DataClass.of("asked", { boundary }),
  });
  const openai = new MultiRegionOpenAI(zone, "openai", {
    deployments: asked.deployments.map((_, index) => deploymentOf(asked, index)),
    allowSingleRegion: asked.allowSingleRegion,
    asOf: "2026-01-01",
  });
  const account = openai.account(asked.regions[0]).node;
  if (asked.movedTo) override(account.findChild("account"), "location", asked.movedTo);
  if (asked.skuChangedTo) override(account.findChild("deployment-d0"), "sku.name", asked.skuChangedTo);
  if (asked.madeByHandIn) new ResourceGroup(zone, "by-hand", { name: "by-hand", location: asked.madeByHandIn });
}

function deploymentOf({ deployments }: Scenario, index: number): ModelDeployment {
  const { model, version, type, capacity, peak } = deployments[index];
  const deploymentType = DeploymentType.of(type);
  return ModelDeployment.of(`d${index}`, {
    model: OpenAIModel.of(model, version),
    deploymentType,
    capacity: capacityOf(deploymentType.billingUnit, capacity),
    peakTokensPerMinute: peak,
  });
}

function capacityOf(unit: BillingUnit, value: number): Capacity {
  switch (unit) {
    case BillingUnit.TOKENS_PER_MINUTE:
      return Capacity.tokensPerMinute(value);
    case BillingUnit.PROVISIONED_THROUGHPUT_UNITS:
      return Capacity.provisionedThroughputUnits(value);
    default:
      return Capacity.batchUnits(value);
  }
}

function override(construct: unknown, attribute: string, value: string): void {
  (construct as TerraformResource).addOverride(attribute, value);
}

import { code, codes, notes, page, pageHead, sources, table } from "./markdown";
import type { DeploymentTypeFact, Facts, ModelFact } from "./tables";

/** docs/models.md: every model version and deployment type that the library knows. */
export function modelsPage(facts: Facts): string {
  return page([
    pageHead(
      "Models and deployment types",
      ["models.json", "deployment-types.json"],
      `The ${facts.models.rows.length} model versions that \`OpenAIModel.of(name, version)\` knows, judged at ${facts.asOf}. A version that ` +
        "is missing here is an error until your code declares it: `OpenAIModel.of(name, version, { availability })`.",
    ),
    sources([facts.models, facts.deploymentTypes]),
    "## Deployment types",
    notes(facts.deploymentTypes.notes),
    typeTable(facts.deploymentTypes.rows),
    "## Versions and in how many regions they are",
    notes(facts.models.notes),
    versionTable(facts),
    "## Regions of each version",
    ...facts.models.rows.map(regionSection),
    "## Provisioned throughput",
    "Sizes in provisioned throughput units (PTU). *Zone* stands for the data zone and global types, *regional* for `ProvisionedManaged`.",
    provisionedTable(facts.models.rows),
    "## Quota",
    "Default tokens per minute of a subscription by usage tier, and the requests per minute that come with 1,000 tokens per minute.",
    quotaTable(facts.models.rows),
    "## Retirement dates that moved",
    "What the schedule said on earlier days: a reason to plan for a date that changes.",
    historyTable(facts.models.rows),
  ]);
}

const SCOPE_TEXT = {
  Geography: "the geography of the account",
  DataZone: "the data zone of the region",
  Global: "any Azure region",
} as const;

const UNIT_TEXT = {
  TokensPerMinute: "tokens per minute",
  ProvisionedThroughputUnits: "PTU, billed by the hour",
  EnqueuedTokens: "enqueued tokens",
} as const;

const POOL_TEXT = { Region: "one region", DataZone: "the data zone", Subscription: "the subscription" } as const;

function typeTable(types: readonly DeploymentTypeFact[]): string {
  const rows = types.map((type) => [
    code(type.name),
    SCOPE_TEXT[type.processingScope],
    UNIT_TEXT[type.billingUnit],
    POOL_TEXT[type.quotaPool],
    type.acceptedByProvider ? "yes" : "no",
    type.note ?? "",
  ]);
  return table(["Type", "May process in", "Unit of capacity", "Quota shared in", "In azurerm", "Note"], rows);
}

function versionTable(facts: Facts): string {
  const types = facts.deploymentTypes.rows.map((type) => type.name);
  const used = types.filter((type) => facts.models.rows.some((model) => model.availability[type]));
  const rows = facts.models.rows.map((model) => [
    code(model.name),
    model.version,
    state(model, facts.asOf),
    model.retirement ?? "not announced",
    model.replacement ?? "",
    model.reasoning ? "yes" : "",
    ...used.map((type) => String(model.availability[type]?.length ?? "")),
  ]);
  return table(["Model", "Version", "State", "Retires", "Successor", "Reasons", ...used.map(code)], rows);
}

function state(model: ModelFact, asOf: string): string {
  const named = model.lifecycle ?? "not listed";
  const over = model.retirement !== undefined && model.retirement <= asOf;
  return over && model.lifecycle !== "Retired" ? `**retired** (last seen as ${named})` : named;
}

function regionSection(model: ModelFact): string {
  const lists = Object.entries(model.availability).map(
    ([type, regions]) => `- ${code(type)} (${regions.length}): ${codes(regions)}`,
  );
  const note = model.note === undefined ? [] : [model.note];
  const unit =
    model.tokensPerUnit === undefined
      ? []
      : [`One unit of capacity is ${grouped(model.tokensPerUnit)} tokens per minute.`];
  const where = lists.length === 0 ? "Listed in no region." : lists.join("\n");
  return [`### ${model.name} ${model.version}`, ...note, ...unit, where].join("\n\n");
}

function provisionedTable(models: readonly ModelFact[]): string {
  const rows = models.flatMap(({ name, version, provisioned }) =>
    provisioned === undefined
      ? []
      : [
          [
            code(name),
            version,
            String(provisioned.zoneMinimum),
            String(provisioned.zoneStep),
            String(provisioned.regionalMinimum),
            String(provisioned.regionalStep),
            grouped(provisioned.inputTokensPerMinute),
            provisioned.outputToInputRatio === undefined ? "by a formula" : String(provisioned.outputToInputRatio),
          ],
        ],
  );
  const sizes = ["Zone minimum", "Zone step", "Regional minimum", "Regional step"];
  return table(["Model", "Version", ...sizes, "Input tokens per minute and PTU", "One output token counts as"], rows);
}

function quotaTable(models: readonly ModelFact[]): string {
  const rows = models.flatMap((model) =>
    Object.entries(model.quotaTokensPerMinute ?? {}).map(([type, tiers]) => [
      code(model.name),
      model.version,
      code(type),
      String(model.requestsPerThousandTokens?.[type] ?? ""),
      ...tiers.map((tokens) => (tokens === null ? "" : grouped(tokens))),
    ]),
  );
  const tiers = [0, 1, 2, 3, 4, 5, 6].map((tier) => `Tier ${tier}`);
  return table(["Model", "Version", "Type", "Requests per 1,000", ...tiers], rows);
}

function historyTable(models: readonly ModelFact[]): string {
  const rows = models.flatMap((model) =>
    new Set(model.retirementHistory.map((seen) => seen.retirement)).size < 2
      ? []
      : [
          [
            code(model.name),
            model.version,
            model.retirementHistory.map((seen) => `${seen.asOf}: ${seen.retirement ?? "none"}`).join("; "),
          ],
        ],
  );
  return table(["Model", "Version", "Seen on: retires"], rows);
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

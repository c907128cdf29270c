import { enumMember, type KernelClient, map, type ObjectRef, struct } from "./kernel-client";

const OURS = "cdktf-multi-region-openai";
const AZURERM = "@cdktf/provider-azurerm";

/** Objects of an app that a test goes on with. */
export interface KernelApp {
  readonly app: ObjectRef;
  readonly stack: ObjectRef;
  readonly zone: ObjectRef;
  readonly openai: ObjectRef;
  readonly gateway: ObjectRef;
}

/** examples/quickstart/main.ts, statement by statement, as the Python of it would reach the kernel. */
export async function buildQuickstart(kernel: KernelClient, outdir: string): Promise<KernelApp> {
  const { app, stack } = await buildStack(kernel, outdir);
  const zone = await kernel.create(
    `${OURS}.ResidencyZone`,
    stack,
    "eu",
    struct(`${OURS}.ResidencyZoneProps`, {
      regions: [await region(kernel, "SWEDEN_CENTRAL"), await region(kernel, "FRANCE_CENTRAL")],
      dataClass: await euDataClass(kernel),
      namePrefix: "team7",
    }),
  );
  const openai = await kernel.create(
    `${OURS}.MultiRegionOpenAI`,
    zone,
    "openai",
    struct(`${OURS}.MultiRegionOpenAIProps`, {
      deployments: [
        await deployment(kernel, "chat", ["gpt-5.4", "2026-03-05"], 150_000, 120_000),
        await deployment(kernel, "embedding", ["text-embedding-3-large", "1"], 350_000, 300_000),
      ],
    }),
  );
  await kernel.invoke(openai, "addOutput", "accounts");
  const gateway = await kernel.create(
    `${OURS}.ApimGateway`,
    zone,
    "gateway",
    struct(`${OURS}.ApimGatewayProps`, {
      tier: enumMember(`${OURS}.ApimTier`, "DEVELOPER"),
      publisherName: "Platform team",
      publisherEmail: "platform@example.com",
    }),
  );
  const props = struct(`${OURS}.ApimFailoverPolicyProps`, { gateway, openai });
  const failover = await kernel.create(`${OURS}.ApimFailoverPolicy`, zone, "failover", props);
  await kernel.invoke(failover, "addOutput", "endpoint");
  return { app, stack, zone, openai, gateway };
}

/** An app with the stack of the quickstart and nothing in it. */
export async function buildStack(kernel: KernelClient, outdir: string): Promise<Pick<KernelApp, "app" | "stack">> {
  const app = await kernel.create("cdktf.App", struct("cdktf.AppConfig", { outdir }));
  const stack = await kernel.create("cdktf.TerraformStack", app, "quickstart");
  const backend = struct("cdktf.LocalBackendConfig", { path: "quickstart.tfstate" });
  await kernel.create("cdktf.LocalBackend", stack, backend);
  const features = [struct(`${AZURERM}.provider.AzurermProviderFeatures`, {})];
  const provider = struct(`${AZURERM}.provider.AzurermProviderConfig`, { features });
  await kernel.create(`${AZURERM}.provider.AzurermProvider`, stack, "azurerm", provider);
  return { app, stack };
}

export async function region(kernel: KernelClient, name: string): Promise<unknown> {
  return await kernel.getStatic(`${OURS}.AzureRegion`, name);
}

export async function euDataClass(kernel: KernelClient): Promise<unknown> {
  const boundary = await kernel.getStatic(`${OURS}.ResidencyBoundary`, "EU_DATA_BOUNDARY");
  const options = struct(`${OURS}.DataClassOptions`, { boundary });
  return await kernel.invokeStatic(`${OURS}.DataClass`, "of", "customer-content", options);
}

async function deployment(
  kernel: KernelClient,
  name: string,
  model: readonly [string, string],
  tokensPerMinute: number,
  peakTokensPerMinute: number,
): Promise<unknown> {
  const options = struct(`${OURS}.ModelDeploymentOptions`, {
    model: await kernel.invokeStatic(`${OURS}.OpenAIModel`, "of", ...model),
    deploymentType: await kernel.getStatic(`${OURS}.DeploymentType`, "DATA_ZONE_STANDARD"),
    capacity: await kernel.invokeStatic(`${OURS}.Capacity`, "tokensPerMinute", tokensPerMinute),
    peakTokensPerMinute,
  });
  return await kernel.invokeStatic(`${OURS}.ModelDeployment`, "of", name, options);
}

/** An account with what the quickstart leaves out: an enum, a map, and a struct within a list. */
export async function buildFoundryAccounts(kernel: KernelClient, { zone }: KernelApp): Promise<ObjectRef> {
  const chat = await deployment(kernel, "chat", ["gpt-5.4", "2026-03-05"], 50_000, 40_000);
  const account = async (name: string, accountKey: string) =>
    struct(`${OURS}.OpenAIAccountOptions`, { region: await region(kernel, name), accountKey });
  return await kernel.create(
    `${OURS}.MultiRegionOpenAI`,
    zone,
    "foundry",
    struct(`${OURS}.MultiRegionOpenAIProps`, {
      deployments: [chat],
      kind: enumMember(`${OURS}.AccountKind`, "AI_SERVICES"),
      accounts: [await account("SWEDEN_CENTRAL", "north"), await account("FRANCE_CENTRAL", "south")],
      tags: map({ team: "search" }),
    }),
  );
}

/** A second API with what the quickstart leaves out: strategies with maps and lists, by deployment, and limits. */
export async function buildTieredPolicy(
  kernel: KernelClient,
  { zone, gateway, openai }: KernelApp,
): Promise<ObjectRef> {
  const [sweden, france] = ["swedencentral", "francecentral"];
  const first = await kernel.invokeStatic(`${OURS}.FailoverTier`, "of", [france]);
  const second = await kernel.invokeStatic(`${OURS}.FailoverTier`, "weighted", map({ [sweden]: 3 }));
  const weights = struct(`${OURS}.ActiveActiveOptions`, { weights: map({ [sweden]: 3, [france]: 1 }) });
  return await kernel.create(
    `${OURS}.ApimFailoverPolicy`,
    zone,
    "tiered",
    struct(`${OURS}.ApimFailoverPolicyProps`, {
      gateway,
      openai,
      apiName: "tiered",
      apiPath: "tiered",
      backendPrefix: "tiered",
      strategy: await kernel.invokeStatic(`${OURS}.FailoverStrategy`, "tiered", [first, second]),
      strategyByDeployment: map({
        embedding: await kernel.invokeStatic(`${OURS}.FailoverStrategy`, "activeActive", weights),
      }),
      tuning: await kernel.invokeStatic(
        `${OURS}.FailoverTuning`,
        "of",
        struct(`${OURS}.FailoverTuningOptions`, { maxAttempts: 2, deadlineInSeconds: 60 }),
      ),
    }),
  );
}

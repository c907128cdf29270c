import type { MultiRegionOpenAIProps } from "../../src/openai/multi-region-openai";
import { Capacity } from "../../src/request/capacity";
import { ContentFilter, ContentFilterSeverity, ContentFilterSource } from "../../src/request/content-filter";
import { ContentFilterPolicy } from "../../src/request/content-filter-policy";
import { DeploymentType } from "../../src/residency/deployment-type";
import { chat, EMBEDDING, newOpenAI, newStack, newZone } from "../support/fixtures";
import { SynthesizedStack } from "../support/fixtures-document";

const REGIONS = ["swedencentral", "francecentral"];
const STRICT = ContentFilterPolicy.of("strict", {
  filters: [
    ContentFilter.hate(ContentFilterSource.PROMPT, { severityThreshold: ContentFilterSeverity.LOW }),
    ContentFilter.jailbreak(),
    ContentFilter.protectedMaterialText(),
  ],
});

function synth(props: Partial<MultiRegionOpenAIProps>): SynthesizedStack {
  const stack = newStack();
  newOpenAI(newZone(stack), props);
  return SynthesizedStack.of(stack);
}

describe("deployments", () => {
  const document = synth({ deployments: [chat(), chat({ model: EMBEDDING }, "embedding")] });

  test("pin one model version in every region, and never upgrade", () => {
    for (const region of REGIONS) {
      expect(document.at(`prod/eu/openai/${region}/deployment-chat`)).toEqual({
        name: "chat",
        cognitive_account_id: document.reference(`prod/eu/openai/${region}/account`, "id"),
        model: { format: "OpenAI", name: "gpt-5.4", version: "2026-03-05" },
        version_upgrade_option: "NoAutoUpgrade",
        sku: { name: "DataZoneStandard", capacity: 100 },
        rai_policy_name: "Microsoft.DefaultV2",
      });
    }
  });

  test("have the same names everywhere", () => {
    const names = (region: string) =>
      document
        .all("azurerm_cognitive_deployment")
        .filter(({ path }) => path.includes(region))
        .map(({ body }) => body.name);

    expect(names("swedencentral")).toEqual(["chat", "embedding"]);
    expect(names("francecentral")).toEqual(names("swedencentral"));
  });

  test("write versions outright, with no deployment left to Azure", () => {
    for (const { body } of document.all("azurerm_cognitive_deployment")) {
      expect(body.model.version).toMatch(/^[\w-]+$/);
      expect(body.version_upgrade_option).toBe("NoAutoUpgrade");
    }
  });

  test("take capacity by account", () => {
    const capacityByAccount = { francecentral: Capacity.tokensPerMinute(30_000) };
    const deployments = [chat({ capacityByAccount, capacity: Capacity.tokensPerMinute(120_000) })];
    const skuIn = (region: string) => synth({ deployments }).at(`prod/eu/openai/${region}/deployment-chat`).sku;

    expect(REGIONS.map((region) => skuIn(region).capacity)).toEqual([120, 30]);
  });

  test.each([
    [DeploymentType.DATA_ZONE_PROVISIONED_MANAGED, Capacity.provisionedThroughputUnits(15), 15],
    [DeploymentType.DATA_ZONE_STANDARD, Capacity.tokensPerMinute(7000), 7],
  ])("are written with the sku of %s", (deploymentType, capacity, units) => {
    const written = synth({ deployments: [chat({ deploymentType, capacity })] });

    expect(written.at("prod/eu/openai/swedencentral/deployment-chat").sku).toEqual({
      name: deploymentType.name,
      capacity: units,
    });
  });

  test("let Azure serve more than the capacity only when asked to", () => {
    const written = synth({ deployments: [chat(), chat({ dynamicThrottling: true }, "burst")] });

    expect(written.at("prod/eu/openai/swedencentral/deployment-chat")).not.toHaveProperty("dynamic_throttling_enabled");
    expect(written.at("prod/eu/openai/swedencentral/deployment-burst").dynamic_throttling_enabled).toBe(true);
  });
});

describe("content filters", () => {
  const document = synth({
    contentFilterPolicy: STRICT,
    deployments: [
      chat(),
      chat({ contentFilterPolicy: ContentFilterPolicy.fromExistingName("central") }, "central"),
      chat({ contentFilterPolicy: ContentFilterPolicy.of("other", { filters: [ContentFilter.jailbreak()] }) }, "other"),
    ],
  });

  test("are the same in every account", () => {
    const bodyIn = (region: string) => document.at(`prod/eu/openai/${region}/content-filter-strict`);
    const { cognitive_account_id, ...first } = bodyIn("swedencentral");

    expect(cognitive_account_id).toBe(document.reference("prod/eu/openai/swedencentral/account", "id"));
    expect(bodyIn("francecentral")).toMatchObject(first);
    expect(first).toEqual({
      name: "strict",
      base_policy_name: "Microsoft.DefaultV2",
      mode: "Blocking",
      content_filter: [
        { name: "Hate", source: "Prompt", filter_enabled: true, block_enabled: true, severity_threshold: "Low" },
        {
          name: "Jailbreak",
          source: "Prompt",
          filter_enabled: true,
          block_enabled: true,
          severity_threshold: "Medium",
        },
        {
          name: "Protected Material Text",
          source: "Completion",
          filter_enabled: true,
          block_enabled: true,
          severity_threshold: "Medium",
        },
      ],
    });
  });

  test("are named by every deployment", () => {
    const used = document
      .all("azurerm_cognitive_deployment")
      .map(({ path, body }) => [path.replace("prod/eu/openai/", ""), body.rai_policy_name]);

    expect(used).toEqual([
      ["francecentral/deployment-central", "central"],
      ["francecentral/deployment-chat", "strict"],
      ["francecentral/deployment-other", "other"],
      ["swedencentral/deployment-central", "central"],
      ["swedencentral/deployment-chat", "strict"],
      ["swedencentral/deployment-other", "other"],
    ]);
  });

  test("that exist are not created", () => {
    expect(document.paths("azurerm_cognitive_account_rai_policy")).toEqual([
      "prod/eu/openai/francecentral/content-filter-other",
      "prod/eu/openai/francecentral/content-filter-strict",
      "prod/eu/openai/swedencentral/content-filter-other",
      "prod/eu/openai/swedencentral/content-filter-strict",
    ]);
  });

  // Azure answers 409 to a second change of an account while the first is under way.
  test("and deployments of an account wait for each other, in one chain", () => {
    for (const region of REGIONS) {
      const at = (id: string) => `prod/eu/openai/${region}/${id}`;
      const chain = [
        "content-filter-strict",
        "content-filter-other",
        "deployment-chat",
        "deployment-central",
        "deployment-other",
      ];
      const waits = chain.map((id) => document.at(at(id)).depends_on);

      expect(waits).toEqual([undefined, ...chain.slice(0, -1).map((id) => [document.address(at(id))])]);
    }
  });
});

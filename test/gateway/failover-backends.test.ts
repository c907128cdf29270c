import type { ApimFailoverPolicyProps } from "../../src/gateway/apim-failover-policy-props";
import type { MultiRegionOpenAIProps } from "../../src/openai/multi-region-openai";
import { FailoverStrategy } from "../../src/request/failover-strategy";
import { FailoverTuning } from "../../src/request/failover-tuning";
import { AzureRegion } from "../../src/residency/azure-region";
import { chat, EMBEDDING, newOpenAI, newStack, newZone } from "../support/fixtures";
import { type Body, StackDocument, SynthesizedStack } from "../support/fixtures-document";
import {
  backendsNamedIn,
  existingAccount,
  existingOpenAI,
  named,
  newFailoverPolicy,
} from "../support/fixtures-gateway";

const BREAKER = {
  name: "server-errors",
  trip_duration: "PT30S",
  accept_retry_after_enabled: false,
  failure_condition: {
    count: 20,
    interval_duration: "PT10S",
    // Not 501 and 505, which are the same everywhere, and not 429, which is no fault.
    status_code_range: [
      { min: 500, max: 500 },
      { min: 502, max: 504 },
    ],
  },
};

function rendered(
  props: Partial<ApimFailoverPolicyProps> = {},
  openai: Partial<MultiRegionOpenAIProps> = {},
): StackDocument {
  const stack = newStack();
  const zone = newZone(stack);
  newFailoverPolicy(zone, { openai: newOpenAI(zone, openai), ...props });
  return StackDocument.rendered(stack);
}

/** Bodies of the backends, by name. */
function backends(document: StackDocument): ReadonlyMap<string, Body> {
  return new Map(document.all("azurerm_api_management_backend").map(({ body }) => [body.name, body]));
}

describe("backends", () => {
  test("are one for each account, at an address that anybody can read in the document", () => {
    const stack = newStack();
    newFailoverPolicy(newZone(stack));
    const document = SynthesizedStack.of(stack);

    for (const region of ["swedencentral", "francecentral"]) {
      expect(document.at(`prod/eu/failover/backend-openai_chat_${region}`)).toEqual({
        name: `openai_chat_${region}`,
        api_management_name: document.reference("prod/eu/gateway/service", "name"),
        resource_group_name: document.reference("prod/eu/resource-group-swedencentral", "name"),
        protocol: "http",
        url: `https://${document.at(`prod/eu/openai/${region}/account`).custom_subdomain_name}.openai.azure.com`,
        description: `chat in ${region}, account ${region}`,
        circuit_breaker_rule: BREAKER,
        // Azure refuses to delete one that the policy still names.
        lifecycle: { create_before_destroy: true },
      });
    }
    expect(backends(document).size).toBe(2);
  });

  test("are one for each deployment that an account holds", () => {
    const { SWEDEN_CENTRAL, FRANCE_CENTRAL } = AzureRegion;
    const embedding = chat({ model: EMBEDDING }, "embedding");
    const accounts = [
      { region: SWEDEN_CENTRAL, accountKey: "one" },
      { region: SWEDEN_CENTRAL, accountKey: "two", deployments: [chat(), embedding] },
      { region: FRANCE_CENTRAL },
    ];

    expect([...backends(rendered({}, { accounts })).keys()].sort()).toEqual([
      "openai_chat_francecentral",
      "openai_chat_one",
      "openai_chat_two",
      "openai_embedding_two",
    ]);
  });

  test("are none for an account that gets no traffic", () => {
    const strategy = FailoverStrategy.activePassive({ order: ["francecentral"] });

    expect([...backends(rendered({ strategy })).keys()]).toEqual(["openai_chat_francecentral"]);
  });

  test("take a prefix", () => {
    expect([...backends(rendered({ backendPrefix: "Team-7" })).keys()].sort()).toEqual([
      "Team-7_chat_francecentral",
      "Team-7_chat_swedencentral",
    ]);
  });

  test("have names that Azure takes and the policy knows, whatever the deployments and accounts are called", () => {
    const stack = newStack();
    const zone = newZone(stack);
    const accounts = [
      { region: AzureRegion.SWEDEN_CENTRAL, accountKey: "Primary" },
      { region: AzureRegion.FRANCE_CENTRAL, accountKey: "x".repeat(60) },
    ];
    const deployments = ["gpt-5.4", "gpt-5-4", "gpt_5_4", "a.b-", "y".repeat(64)].map((name) => chat({}, name));
    const policy = newFailoverPolicy(zone, { openai: newOpenAI(zone, { accounts, deployments }) });
    const names = [...backends(SynthesizedStack.of(stack)).keys()];

    expect(names).toHaveLength(10);
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9][\w-]{0,78}[A-Za-z0-9]$/);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(10);
    expect(backendsNamedIn(policy.policyXml).sort()).toEqual(names.sort());
  });

  test("of two policies of one service do not clash", () => {
    const stack = newStack();
    const zone = newZone(stack);
    newFailoverPolicy(zone);
    newFailoverPolicy(zone, named("second"), "second");

    expect(backends(SynthesizedStack.of(stack)).size).toBe(4);
  });
});

describe("the circuit breaker of a backend", () => {
  test("opens as it was told to, for all deployments and for one", () => {
    const deployments = [chat(), chat({ model: EMBEDDING }, "embedding")];
    const tuning = FailoverTuning.of({ circuitBreakerFailures: 7, circuitBreakerTripInSeconds: 3600 });
    const tuningByDeployment = { chat: FailoverTuning.of({ circuitBreakerTripInSeconds: 5 }) };
    const found = backends(rendered({ tuning, tuningByDeployment }, { deployments }));

    const told = [...found].map(([name, { circuit_breaker_rule: rule }]) => [
      name,
      rule.failure_condition.count,
      rule.trip_duration,
    ]);

    expect(told.filter(([name]) => name.endsWith("swedencentral"))).toEqual([
      ["openai_chat_swedencentral", 7, "PT5S"],
      ["openai_embedding_swedencentral", 7, "PT3600S"],
    ]);
  });
});

describe("backends at existing accounts", () => {
  test.each([
    ["https://in-sweden.openai.azure.com/", "https://in-sweden.openai.azure.com"],
    ["https://In-Sweden.OpenAI.Azure.com", "https://in-sweden.openai.azure.com"],
    ["https://in-sweden.cognitiveservices.azure.com/", "https://in-sweden.cognitiveservices.azure.com"],
  ])("lead to the host of the endpoint: %s", (endpoint, url) => {
    const stack = newStack();
    const zone = newZone(stack);
    const accounts = [{ ...existingAccount("in-sweden"), endpoint }];
    newFailoverPolicy(zone, { openai: existingOpenAI(zone, { accounts, allowSingleRegion: true }) });

    expect(SynthesizedStack.of(stack).at("prod/eu/failover/backend-openai_chat_swedencentral").url).toBe(url);
  });
});

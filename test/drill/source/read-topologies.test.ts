import { readTopologies } from "../../../src/drill/source/read-topologies";
import { MultiRegionOpenAI } from "../../../src/openai/multi-region-openai";
import { AzureRegion } from "../../../src/residency/azure-region";
import { DataClass } from "../../../src/residency/data-class";
import { ResidencyBoundary } from "../../../src/residency/residency-boundary";
import { chat, newStack, newZone } from "../../support/fixtures";
import { StackDocument } from "../../support/fixtures-document";
import { problemsOf } from "../../support/fixtures-errors";
import { exampleOutput } from "../../support/fixtures-examples";
import { existingGateway, existingOpenAI, newFailoverPolicy } from "../../support/fixtures-gateway";

const OLD_HOSTS = {
  "in-sweden.openai.azure.com": "Sweden Central",
  "in-france.openai.azure.com": "francecentral",
};

describe("the topology of our constructs", () => {
  const stack = newStack();
  const policy = newFailoverPolicy(newZone(stack));
  const document = StackDocument.rendered(stack);
  const [topology, ...more] = read(document.text);

  test("is one, with the service, the API and the zone", () => {
    expect(more).toEqual([]);
    expect(topology.gateway).toEqual({
      name: expect.stringMatching(/^apim-team7-eu-swedencentral-/),
      region: "swedencentral",
      tier: "Standard",
      units: 1,
    });
    expect(topology.zone).toEqual({ name: "prod/eu", regions: ["swedencentral", "francecentral"] });
    expect(topology.api).toMatchObject({ name: "azure-openai", path: "ai" });
    expect(topology.api.operations).toContainEqual({
      id: "chat-completions",
      method: "POST",
      urlTemplate: "/openai/deployments/{deployment}/chat/completions",
    });
  });

  test("has the policy as API Management takes it", () => {
    const fragments = document.all("azurerm_api_management_policy_fragment").map(({ body }) => [body.name, body.value]);

    expect(topology.scopes.api).toBe(policy.policyXml);
    expect(new Set(topology.scopes.fragments)).toEqual(new Set(fragments));
    expect(topology.scopes.namedValues).toEqual(new Map());
  });

  test("has the backends with their breakers", () => {
    expect(topology.backends.map(({ id }) => id)).toEqual(["openai_chat_swedencentral", "openai_chat_francecentral"]);
    expect(topology.backends[0]).toEqual({
      id: "openai_chat_swedencentral",
      url: `https://${topology.accounts[0].host}`,
      headers: new Map(),
      breaker: {
        count: 20,
        intervalMs: 10_000,
        tripMs: 30_000,
        statusRanges: [
          { min: 500, max: 500 },
          { min: 502, max: 504 },
        ],
        errorReasons: [],
        acceptRetryAfter: false,
      },
    });
  });

  test("has the accounts by their keys, with what is deployed there", () => {
    expect(topology.accounts.map(({ key, region }) => `${key} ${region}`)).toEqual([
      "swedencentral swedencentral",
      "francecentral francecentral",
    ]);
    expect(topology.accounts[0].deployments).toEqual([
      {
        name: "chat",
        model: "gpt-5.4",
        version: "2026-03-05",
        sku: "DataZoneStandard",
        capacity: 100,
        isProvisioned: false,
        isReasoning: true,
      },
    ]);
    expect(topology.strangers).toEqual([]);
  });
});

describe("the zone of a topology", () => {
  test("leaves accounts of another zone of the stack outside", () => {
    const stack = newStack();
    newFailoverPolicy(newZone(stack));
    const us = newZone(stack, zoneOf("us", AzureRegion.EAST_US_2), "us");
    new MultiRegionOpenAI(us, "openai", { deployments: [chat()], allowSingleRegion: true });

    const [{ accounts, strangers }] = read(StackDocument.rendered(stack).text);

    expect(accounts.map(({ key }) => key)).toEqual(["swedencentral", "francecentral"]);
    expect(strangers.map(({ key, region }) => `${key} ${region}`)).toEqual(["eastus2 eastus2"]);
  });

  test("leaves an account of another zone outside, even where a backend leads there", () => {
    const stack = newStack();
    newFailoverPolicy(newZone(stack));
    const us = newZone(stack, zoneOf("us", AzureRegion.EAST_US_2), "us");
    new MultiRegionOpenAI(us, "openai", { deployments: [chat()], allowSingleRegion: true });
    const document = StackDocument.rendered(stack);
    const [account] = document.all("azurerm_cognitive_account").filter(({ path }) => path.startsWith("prod/us/"));
    const host = `${account.body.custom_subdomain_name}.openai.azure.com`;

    const [found] = read(document.text.replace(/https:\/\/oai-team7-francecentral-[^"]+/, `https://${host}`));

    expect(found.backends.map(({ url }) => url)).toContain(`https://${host}`);
    expect(summaryOf(found)).toBe("prod/eu: swedencentral, francecentral; not eastus2");
  });

  test("leaves accounts of other stacks outside", () => {
    const { stacks } = exampleOutput("eu-us");
    const found = readTopologies(Object.entries(stacks).map(([name, text]) => ({ name, text })));

    expect(found.map(summaryOf)).toEqual([
      "eu/zone: francecentral, swedencentral; not centralus, eastus2",
      "us/zone: centralus, eastus2; not francecentral, swedencentral",
    ]);
  });

  test("holds accounts that exist already, by the word of whoever gives their regions", () => {
    const stack = newStack();
    const zone = newZone(stack);
    newFailoverPolicy(zone, { openai: existingOpenAI(zone) });

    const [{ accounts, zone: found }] = read(StackDocument.rendered(stack).text, OLD_HOSTS);

    expect(found).toEqual({ name: "prod/eu", regions: ["swedencentral", "francecentral"] });
    expect(accounts).toEqual([
      { key: "swedencentral", host: "in-sweden.openai.azure.com", region: "swedencentral", deployments: [] },
      { key: "francecentral", host: "in-france.openai.azure.com", region: "francecentral", deployments: [] },
    ]);
  });

  test("takes no account of another zone for its own where it has none itself", () => {
    const stack = newStack();
    const zone = newZone(stack, { existingResourceGroups: { swedencentral: "a", francecentral: "b" } });
    newFailoverPolicy(zone, { gateway: existingGateway(zone), openai: existingOpenAI(zone) });
    const us = newZone(stack, zoneOf("us", AzureRegion.EAST_US_2), "us");
    new MultiRegionOpenAI(us, "openai", { deployments: [chat()], allowSingleRegion: true });

    const values = { ...OLD_HOSTS, "gateway.region": "swedencentral", "gateway.sku": "StandardV2_3" };
    const [found] = read(StackDocument.rendered(stack).text, values);

    expect(summaryOf(found)).toBe("apim-old: swedencentral, francecentral; not eastus2");
    expect(found.gateway).toEqual({ name: "apim-old", region: "swedencentral", tier: "StandardV2", units: 3 });
  });

  test("fails for what exists already and nobody tells of", () => {
    const stack = newStack();
    const zone = newZone(stack);
    newFailoverPolicy(zone, { gateway: existingGateway(zone), openai: existingOpenAI(zone) });
    const { text } = StackDocument.rendered(stack);

    expect(problemsOf(() => read(text))).toEqual([
      "[HostRegionMissing] backend 'openai_chat_swedencentral': no account of the documents answers at 'in-sweden.openai.azure.com'; give its region as 'in-sweden.openai.azure.com' in values, with the command as --set in-sweden.openai.azure.com=swedencentral",
      "[HostRegionMissing] backend 'openai_chat_francecentral': no account of the documents answers at 'in-france.openai.azure.com'; give its region as 'in-france.openai.azure.com' in values, with the command as --set in-france.openai.azure.com=swedencentral",
      "[GatewayUnknown] prod/eu/failover/api: the service 'apim-old' is not in the documents; give its sku as 'gateway.sku' in values, with the command as --set gateway.sku=Standard_1",
      "[GatewayUnknown] prod/eu/failover/api: the service 'apim-old' is not in the documents; give its region as 'gateway.region' in values, with the command as --set gateway.region=swedencentral",
    ]);
  });
});

function read(text: string, values?: { readonly [name: string]: string }) {
  return readTopologies([{ name: "prod", text }], values);
}

function zoneOf(name: string, region: AzureRegion) {
  return { regions: [region], dataClass: DataClass.of(name, { boundary: ResidencyBoundary.UNITED_STATES }) };
}

function summaryOf({ zone, accounts, strangers }: ReturnType<typeof read>[number]): string {
  const keys = (list: typeof accounts) => list.map(({ key }) => key).join(", ");
  return `${zone.name}: ${keys(accounts)}; not ${keys(strangers)}`;
}

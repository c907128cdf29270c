// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import type { ApiManagementBackend } from "@cdktf/provider-azurerm/lib/api-management-backend";
import { CognitiveAccount } from "@cdktf/provider-azurerm/lib/cognitive-account";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { type TerraformResource, TerraformStack } from "cdktf";
import type { ApimFailoverPolicy } from "../../src/gateway/apim-failover-policy";
import { newStack, newZone } from "../support/fixtures";
import { SynthesizedStack } from "../support/fixtures-document";
import { newFailoverPolicy, newGateway, synthesisProblems } from "../support/fixtures-gateway";
import { problemsAfter, resourceAt, WAYS } from "../support/fixtures-overrides";

const API = "prod/eu/failover/api";
const POLICY = "prod/eu/failover/policy";
const BACKEND = "prod/eu/failover/backend-openai_chat_swedencentral";
const PINNED = "which the plan has pinned; change it in the properties, not by an override";
const POINT_AT =
  "point it at an account of this zone, or declare the account in the zone with MultiRegionOpenAI.fromMultiRegionOpenAIAttributes and its endpoint";

describe.each(WAYS)("an override at %s", (_, override) => {
  const overridden = (path: string, attribute: string, value: unknown) =>
    problemsAfter((policy) => override(resourceAt(policy, path), attribute, value));

  test.each([
    ["of another account", "https://somebody-else.openai.azure.com", "somebody-else.openai.azure.com"],
    ["of no account at all", "https://evil.example/openai", "evil.example"],
    [
      "that only looks like ours",
      "https://oai-team7-swedencentral-000000.openai.azure.com",
      "oai-team7-swedencentral-000000.openai.azure.com",
    ],
  ])("that sends a backend to a host %s is refused by its name", (_what, url, host) => {
    expect(overridden(BACKEND, "url", url)).toEqual([
      `[BackendHostUnknown] ${BACKEND} url: '${host}' is the host of no account that is known here; ${POINT_AT}`,
    ]);
  });

  test("that sends a backend to an account outside the boundary is refused by its name and region", () => {
    const [problem, ...more] = problemsAfter((policy) => {
      new CognitiveAccount(TerraformStack.of(policy), "us", {
        name: "us",
        kind: "OpenAI",
        skuName: "S0",
        location: "East US",
        resourceGroupName: "rg",
        customSubdomainName: "team7-us",
      });
      override(resourceAt(policy, BACKEND), "url", "https://team7-us.openai.azure.com");
    });

    expect(problem).toMatch(
      /^\[BackendOutsideBoundary\] prod\/eu\/failover\/backend-openai_chat_swedencentral url: 'team7-us\.openai\.azure\.com' is in 'eastus' in 'US', which is not in 'EU Data Boundary'; /,
    );
    expect(more).toEqual([]);
  });

  test("that sends a backend to another account of the zone is refused too: it was planned for its own", () => {
    const other = (policy: ApimFailoverPolicy) =>
      (resourceAt(policy, BACKEND.replace("sweden", "france")) as ApiManagementBackend).urlInput;
    const [problem, ...more] = problemsAfter((policy) => override(resourceAt(policy, BACKEND), "url", other(policy)));

    expect(problem).toMatch(
      /^\[PinnedValueOverridden\] \S+swedencentral url: 'https:\/\/oai-team7-francecentral-\w{6}\.openai\.azure\.com' instead of 'https:\/\/oai-team7-swedencentral-\w{6}\.openai\.azure\.com', /,
    );
    expect(more).toEqual([]);
  });

  test.each([
    ["hides where a backend leads", BACKEND, "url", "${var.url}", "BackendUnresolved", "url: '${var.url}'"],
    ["sends prompts in the clear", BACKEND, "url", "http://evil.example", "BackendUrlInvalid", "url: 'http://evil"],
    ["removes where a backend leads", BACKEND, "url", undefined, "BackendUnresolved", "url: "],
    [
      "adds a proxy",
      BACKEND,
      "proxy",
      { url: "http://evil.example" },
      "BackendHostUnknown",
      "proxy.url: 'evil.example'",
    ],
    ["renames a backend", BACKEND, "name", "other", "PinnedValueOverridden", "name: 'other'"],
    [
      "takes the policy from elsewhere",
      POLICY,
      "xml_link",
      "https://evil.example",
      "BackendOutsideBoundary",
      "xml_link: 'https://evil.example'",
    ],
    ["removes the policy", POLICY, "xml_content", null, "PinnedValueOverridden", "xml_content: nothing instead of "],
    [
      "moves the policy",
      POLICY,
      "api_name",
      "other",
      "PinnedValueOverridden",
      "api_name: 'other' instead of 'azure-openai', ",
    ],
    ["renames the API", API, "path", "free", "PinnedValueOverridden", "path: 'free' instead of 'ai', "],
    [
      "sends what the policy does not",
      API,
      "service_url",
      "https://evil.example",
      "BackendHostUnknown",
      "service_url: 'evil.example'",
    ],
    ["copies another API", API, "source_api_id", "x", "PinnedValueOverridden", "source_api_id: 'x'"],
    ["imports an API", API, "import", { content_format: "openapi" }, "PinnedValueOverridden", "import: a block"],
    ["serves callers in the clear", API, "protocols", ["http"], "PinnedValueOverridden", "protocols: 'https', 'http'"],
    [
      "does not look at certificates",
      BACKEND,
      "tls",
      { validate_certificate_chain: false },
      "PinnedValueOverridden",
      "tls: a block",
    ],
    [
      "removes the policy by number",
      POLICY,
      "count",
      0,
      "PinnedValueOverridden",
      "count: '0' instead of one instance, ",
    ],
    ["multiplies a backend", BACKEND, "for_each", ["a"], "PinnedValueOverridden", "for_each: "],
  ])("that %s is refused", (_what, path, attribute, value, code, start) => {
    const problems = overridden(path, attribute, value);

    expect(problems).toContainEqual(expect.stringContaining(`[${code}] ${path} ${start}`));
    expect(problems.filter((line) => !line.includes(` ${path} ${start.split(":")[0]}: `))).toEqual([]);
  });

  test("that changes one letter of the policy is refused, where it differs, without showing it", () => {
    const [problem, ...more] = problemsAfter((policy) =>
      override(resourceAt(policy, POLICY), "xml_content", policy.policyXml.replace("</inbound>", "</inbound >")),
    );

    expect(problem).toMatch(
      /^\[PinnedValueOverridden\] prod\/eu\/failover\/policy xml_content: a text that differs from line \d+, column \d+ on instead of the policy of [\d,]+ characters, /,
    );
    expect(more).toEqual([]);
  });

  test("that renames the API is refused, there and where the policy belongs to it", () => {
    expect(overridden(API, "name", "other")).toEqual([
      `[PinnedValueOverridden] ${API} name: 'other' instead of 'azure-openai', ${PINNED}`,
      `[PinnedValueOverridden] ${POLICY} api_name: 'other' instead of 'azure-openai', ${PINNED}`,
    ]);
  });

  test.each([
    [BACKEND, ["url"]],
    [BACKEND, "all"],
    [POLICY, ["xml_content"]],
    [POLICY, "all"],
    [API, ["path"]],
    [API, ["service_url"]],
  ])("that lets go of what is pinned is refused: %s %j", (path, ignored) => {
    const [problem, ...more] = overridden(path, "lifecycle.ignore_changes", ignored);

    expect(problem).toContain(
      `[PinnedValueOverridden] ${path} lifecycle.ignore_changes: with '${[ignored].flat()[0]}', `,
    );
    expect(more).toEqual([]);
  });

  test("that touches nothing pinned passes", () => {
    const stack = newStack();
    const policy = newFailoverPolicy(newZone(stack));
    override(resourceAt(policy, BACKEND), "circuit_breaker_rule.trip_duration", "PT5S");
    override(resourceAt(policy, API), "lifecycle.ignore_changes", ["description"]);

    expect(SynthesizedStack.of(stack).at(API).lifecycle).toEqual({ ignore_changes: ["description"] });
  });
});

describe("an override of the service", () => {
  const overridden = (attribute: string, value: unknown) => {
    const stack = newStack();
    (newGateway(newZone(stack)).node.findChild("service") as TerraformResource).addOverride(attribute, value);
    return synthesisProblems(stack);
  };

  test.each([
    ["moves it outside the boundary", "location", "East US", "location"],
    ["adds a gateway outside the boundary", "additional_location", [{ location: "eastus" }], "additional_location\\S*"],
  ])("that %s is refused", (_, attribute, value, told) => {
    expect(overridden(attribute, value)).toEqual([
      expect.stringMatching(
        `^\\[LocationOutsideBoundary\\] prod/eu/gateway/service ${told}: 'eastus' is in 'US', which is not in 'EU Data Boundary'; `,
      ),
    ]);
  });
});

describe("a policy in a stack inside the zone", () => {
  function inInnerStack() {
    const stack = newStack();
    const zone = newZone(stack);
    const inner = new TerraformStack(zone, "inner");
    new AzurermProvider(inner, "azurerm", { features: [{}] });
    const policy = newFailoverPolicy(inner);
    // As an app does with all its stacks.
    inner.prepareStack();
    return { stack, policy };
  }

  test("passes as it is", () => {
    const { stack } = inInnerStack();

    expect(() => SynthesizedStack.of(stack)).not.toThrow();
  });

  // The outer stack judges where it leads, the inner one what was planned; all is told once.
  test("fails with overrides as everywhere else", () => {
    const { stack, policy } = inInnerStack();
    const { path } = policy.node;
    resourceAt(policy, `${path}/policy`).addOverride("xml_content", "<policies />");
    resourceAt(policy, `${path}/fragment-memory`).addOverride("value", "<fragment />");
    resourceAt(policy, `${path}/backend-openai_chat_francecentral`).addOverride("url", "https://evil.example");

    expect(synthesisProblems(stack).map((line) => line.split(": ")[0])).toEqual([
      // The backend's address is no longer what was planned either, but that it leads nowhere known says more.
      `[BackendHostUnknown] ${path}/backend-openai_chat_francecentral url`,
      `[PinnedValueOverridden] ${path}/fragment-memory value`,
      `[PinnedValueOverridden] ${path}/policy xml_content`,
    ]);
  });
});

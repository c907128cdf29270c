import type { ApimFailoverPolicyProps } from "../../src/gateway/apim-failover-policy-props";
import { OPERATIONS } from "../../src/policy/operations";
import { newStack, newZone } from "../support/fixtures";
import { StackDocument } from "../support/fixtures-document";
import { existingGateway, newFailoverPolicy, SERVICE_ID } from "../support/fixtures-gateway";

const LOGGER = `${SERVICE_ID}/loggers/insights`;

function rendered(props: Partial<ApimFailoverPolicyProps> = {}): StackDocument {
  const stack = newStack();
  newFailoverPolicy(newZone(stack), props);
  return StackDocument.rendered(stack);
}

describe("the API", () => {
  const document = rendered();
  const inService = {
    api_management_name: document.reference("prod/eu/gateway/service", "name"),
    resource_group_name: document.reference("prod/eu/resource-group-swedencentral", "name"),
  };

  test("takes keys as the SDKs of Azure OpenAI send them, and sends nothing anywhere by itself", () => {
    expect(document.at("prod/eu/failover/api")).toEqual({
      ...inService,
      name: "azure-openai",
      display_name: "Azure OpenAI (azure-openai)",
      description: expect.any(String),
      path: "ai",
      protocols: ["https"],
      revision: "1",
      subscription_required: true,
      subscription_key_parameter_names: { header: "api-key", query: "subscription-key" },
    });
  });

  test("takes a name, a path and callers without a key", () => {
    const asked = rendered({ apiName: "chat", apiPath: "team/chat", subscriptionRequired: false });

    expect(asked.at("prod/eu/failover/api")).toMatchObject({
      name: "chat",
      path: "team/chat",
      subscription_required: false,
    });
  });

  test("may stand at the root of the gateway", () => {
    const stack = newStack();
    const zone = newZone(stack);
    const policy = newFailoverPolicy(zone, { gateway: existingGateway(zone), apiPath: "" });

    expect(StackDocument.rendered(stack).at("prod/eu/failover/api").path).toBe("");
    expect(policy.endpoint).toBe("https://apim-old.azure-api.net");
  });

  test("has the operations of Azure OpenAI, all of them calls of its own", () => {
    const operations = document.all("azurerm_api_management_api_operation").map(({ body }) => body);

    const calls = operations.map(
      ({ operation_id, method, url_template }) => `${operation_id} ${method} ${url_template}`,
    );

    expect(calls.sort()).toEqual(
      OPERATIONS.map(({ id, method, urlTemplate }) => `${id} ${method} ${urlTemplate}`).sort(),
    );
    expect(new Set(calls.map((call) => call.slice(call.indexOf(" ")))).size).toBe(calls.length);
    for (const operation of operations) {
      expect(operation).toMatchObject({
        ...inService,
        api_name: document.reference("prod/eu/failover/api", "name"),
        display_name: expect.stringMatching(/./),
        operation_id: expect.stringMatching(/^[a-z0-9][a-z0-9-]{0,78}[a-z0-9]$/),
      });
    }
    expect(new Set(operations.map(({ operation_id }) => operation_id)).size).toBe(operations.length);
  });

  // The provider refuses one without the other.
  test("declares every parameter of a template, and no other", () => {
    const operations = document.all("azurerm_api_management_api_operation").map(({ body }) => body);

    for (const { url_template, template_parameter = [] } of operations) {
      const inTemplate = [...url_template.matchAll(/\{(.*?)\}/g)].map(([, name]) => name);
      expect(template_parameter).toEqual(inTemplate.map((name) => ({ name, required: true, type: "string" })));
    }
    const counts = operations.map(({ template_parameter }) => template_parameter?.length ?? 0);
    expect([...new Set(counts)].sort()).toEqual([0, 1]);
  });
});

describe("the log of the API", () => {
  test("is none, unless a logger is given", () => {
    expect(rendered().all("azurerm_api_management_api_diagnostic")).toEqual([]);
  });

  test("holds no bodies, no headers, no address of a caller and no key", () => {
    const document = rendered({ loggerId: LOGGER });
    const withoutKey = {
      body_bytes: 0,
      data_masking: { query_params: [{ mode: "Hide", value: "subscription-key" }] },
    };

    expect(document.all("azurerm_api_management_api_diagnostic").map(({ body }) => body)).toEqual([
      {
        identifier: "applicationinsights",
        api_name: document.reference("prod/eu/failover/api", "name"),
        api_management_name: document.reference("prod/eu/gateway/service", "name"),
        resource_group_name: document.reference("prod/eu/resource-group-swedencentral", "name"),
        api_management_logger_id: LOGGER,
        always_log_errors: true,
        log_client_ip: false,
        http_correlation_protocol: "W3C",
        sampling_percentage: 100,
        verbosity: "information",
        frontend_request: withoutKey,
        frontend_response: { body_bytes: 0 },
        backend_request: withoutKey,
        backend_response: { body_bytes: 0 },
      },
    ]);
  });
});

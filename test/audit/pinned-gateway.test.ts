// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { renderFinding } from "../../src/audit/finding";
import type { GatewayPin } from "../../src/audit/gateway-pin";
import { pinnedGatewayFindings } from "../../src/audit/pinned-gateway";
import { TerraformDocument } from "../../src/terraform/terraform-document";
import { documentOf, type WrittenResource } from "./document-of";

const XML = '<policies>\n  <inbound>\n    <set-variable name="a" value="$${x}" />\n  </inbound>\n</policies>';
const PART = '<fragment>\n  <set-variable name="a" value="$${x}" />\n</fragment>';
const API = "azurerm_api_management_api.a";
const POLICY = "azurerm_api_management_api_policy.p";
const BACKEND = "azurerm_api_management_backend.b";
const FRAGMENT = "azurerm_api_management_policy_fragment.f";
const IN_SERVICE = { api_management_name: "${azurerm_api_management.eu.name}" };
const SERVICE_ID = "${azurerm_api_management.eu.id}";
const PIN: GatewayPin = {
  apis: [{ path: "prod/eu/gateway/api", name: "openai", apiPath: "ai" }],
  policies: [{ path: "prod/eu/gateway/policy", apiName: "openai", xmlContent: XML }],
  backends: [{ path: "prod/eu/gateway/backend", name: "chat_Sweden", url: "https://good.openai.azure.com" }],
  fragments: [{ path: "prod/eu/gateway/fragment", name: "openai_answer_x1", serviceId: SERVICE_ID, value: PART }],
};
const PINNED = "which the plan has pinned; change it in the properties, not by an override";

/** What is found when resources are changed, or added. */
function found(
  changes: { readonly [address: string]: WrittenResource } = {},
  { pin = PIN, locals = {}, apiPath = "ai" }: { pin?: GatewayPin; locals?: object; apiPath?: string } = {},
): readonly string[] {
  const resources: { [address: string]: WrittenResource } = {
    [API]: { path: "prod/eu/gateway/api", name: "openai", protocols: ["https"], ...IN_SERVICE },
    [POLICY]: {
      path: "prod/eu/gateway/policy",
      api_name: "${azurerm_api_management_api.a.name}",
      xml_content: XML,
      ...IN_SERVICE,
    },
    [BACKEND]: {
      path: "prod/eu/gateway/backend",
      name: "chat_Sweden",
      url: "https://good.openai.azure.com",
      ...IN_SERVICE,
    },
    [FRAGMENT]: {
      path: "prod/eu/gateway/fragment",
      name: "openai_answer_x1",
      format: "rawxml",
      value: PART,
      api_management_id: SERVICE_ID,
    },
    "azurerm_api_management.eu": { path: "prod/eu/apim", name: "apim-eu" },
    "azurerm_api_management.us": { path: "prod/us/apim", name: "apim-us" },
  };
  for (const [address, change] of Object.entries(changes)) resources[address] = { ...resources[address], ...change };
  const document = JSON.parse(JSON.stringify(documentOf(resources, { locals })));
  // For `documentOf`, `path` is that of the construct.
  document.resource.azurerm_api_management_api.a.path = apiPath;
  return pinnedGatewayFindings(TerraformDocument.parse(document), "prod/eu/gateway", pin).map(renderFinding);
}

describe("pinnedGatewayFindings", () => {
  test("passes what was planned, by any spelling that is the same", () => {
    expect(found()).toEqual([]);
    expect(found({ [BACKEND]: { url: "${local.url}" } }, { locals: { url: "https://good.openai.azure.com" } })).toEqual(
      [],
    );
    expect(found({ [POLICY]: { xml_link: null }, [API]: { service_url: null } })).toEqual([]);
  });

  test.each([
    ["another address", { url: "https://other.openai.azure.com" }, "url", "'https://other.openai.azure.com'"],
    [
      "a reference",
      { url: "${azurerm_cognitive_account.a.endpoint}" },
      "url",
      "'${azurerm_cognitive_account.a.endpoint}'",
    ],
    ["no address", { url: null }, "url", "nothing"],
    ["a slash more", { url: "https://good.openai.azure.com/" }, "url", "'https://good.openai.azure.com/'"],
  ])("finds a backend with %s", (_, change, attribute, value) => {
    expect(found({ [BACKEND]: change })).toEqual([
      `[PinnedValueOverridden] prod/eu/gateway/backend ${attribute}: ${value} instead of 'https://good.openai.azure.com', ${PINNED}`,
    ]);
  });

  test("finds a backend under another name", () => {
    expect(found({ [BACKEND]: { name: "other" } })).toEqual([
      `[PinnedValueOverridden] prod/eu/gateway/backend name: 'other' instead of 'chat_Sweden', ${PINNED}`,
    ]);
  });

  test.each([
    ["in the middle", XML.replace("set-variable", "set-body"), "line 3, column 10"],
    ["at the start", `\uFEFF${XML}`, "line 1, column 1"],
    ["at the end", `${XML}\n`, "line 5, column 12"],
    ["by being shorter", XML.slice(0, -1), "line 5, column 11"],
    ["by an escape that Terraform reads", XML.replace("$${", "${"), "line 3, column 36"],
  ])("finds a policy that differs %s, without showing it", (_, xml, place) => {
    const [text, ...more] = found({ [POLICY]: { xml_content: xml } });

    expect(text).toBe(
      `[PinnedValueOverridden] prod/eu/gateway/policy xml_content: a text that differs from ${place} on instead of the policy of 91 characters, ${PINNED}`,
    );
    expect(more).toEqual([]);
  });

  test.each([
    [null, "nothing"],
    [["x"], "a list"],
    [7, "7"],
  ])("finds a policy that is no text: %j", (xml, value) => {
    expect(found({ [POLICY]: { xml_content: xml } })).toEqual([
      expect.stringContaining(` xml_content: ${value} instead of the policy of 91 characters, `),
    ]);
  });

  test.each([
    ["https://evil.example/policy.xml", "'https://evil.example/policy.xml'"],
    ["${var.link}", "'${var.link}'"],
    ["", "''"],
  ])("finds a policy from elsewhere: %j", (link, value) => {
    expect(found({ [POLICY]: { xml_link: link } })).toEqual([
      `[PinnedValueOverridden] prod/eu/gateway/policy xml_link: ${value} instead of the policy of 91 characters, ${PINNED}`,
    ]);
  });

  test.each([
    ["another name", { name: "openai_answer_x2" }, "name", "'openai_answer_x2'", "'openai_answer_x1'"],
    ["no name", { name: null }, "name", "nothing", "'openai_answer_x1'"],
    ["the other format", { format: "xml" }, "format", "'xml'", "'rawxml'"],
    // The provider's own default is the other one.
    ["no format", { format: null }, "format", "nothing", "'rawxml'"],
    [
      "another service",
      { api_management_id: "${azurerm_api_management.us.id}" },
      "api_management_id",
      "'${azurerm_api_management.us.id}'",
      "'${azurerm_api_management.eu.id}'",
    ],
    ["no service", { api_management_id: null }, "api_management_id", "nothing", "'${azurerm_api_management.eu.id}'"],
    [
      "several services",
      { api_management_id: ["x"] },
      "api_management_id",
      "a list",
      "'${azurerm_api_management.eu.id}'",
    ],
    ["no text", { value: null }, "value", "nothing", "the fragment of 64 characters"],
    [
      "text by reference",
      { value: "${local.part}" },
      "value",
      "a text that differs from line 1, column 1 on",
      "the fragment of 64 characters",
    ],
    [
      "another text",
      { value: PART.replace("set-variable", "set-body") },
      "value",
      "a text that differs from line 2, column 8 on",
      "the fragment of 64 characters",
    ],
    [
      "an escape that Terraform reads",
      { value: PART.replace("$${", "${") },
      "value",
      "a text that differs from line 2, column 34 on",
      "the fragment of 64 characters",
    ],
    ["no instance", { count: 0 }, "count", "'0'", "one instance"],
    ["several instances", { for_each: ["a"] }, "for_each", "'[…]'", "one instance"],
  ])("finds a fragment with %s", (_, change, attribute, value, pinned) => {
    expect(found({ [FRAGMENT]: change }, { locals: { part: PART } })).toEqual([
      `[PinnedValueOverridden] prod/eu/gateway/fragment ${attribute}: ${value} instead of ${pinned}, ${PINNED}`,
    ]);
  });

  test.each([
    [API, { name: "other" }, ["prod/eu/gateway/api name", "prod/eu/gateway/policy api_name"]],
    [API, { service_url: "https://evil.example" }, ["prod/eu/gateway/api service_url"]],
    [POLICY, { api_name: "other" }, ["prod/eu/gateway/policy api_name"]],
    [POLICY, { api_name: "${var.name}" }, ["prod/eu/gateway/policy api_name"]],
  ])("finds %s with %j", (address, change, expected) => {
    expect(found({ [address]: change }).map((line) => line.replace(/^\[\w+\] (.*?): .*$/, "$1"))).toEqual(expected);
  });

  test("finds an API at another path", () => {
    expect(found({}, { apiPath: "free" })).toEqual([
      `[PinnedValueOverridden] prod/eu/gateway/api path: 'free' instead of 'ai', ${PINNED}`,
    ]);
  });

  test("compares the address of the service where one was planned", () => {
    const apis = [{ ...PIN.apis[0], serviceUrl: "https://good.openai.azure.com" }];
    const url = (service_url: unknown) => found({ [API]: { service_url } }, { pin: { ...PIN, apis } });

    expect(url("https://good.openai.azure.com")).toEqual([]);
    expect(url(undefined)).toEqual([expect.stringContaining("service_url: nothing instead of 'https://good")]);
  });

  describe("where the service was planned", () => {
    const pin = { ...PIN, serviceName: IN_SERVICE.api_management_name };

    test.each([IN_SERVICE.api_management_name, "apim-eu", "APIM-EU"])("passes %s", (name) => {
      expect(found({ [POLICY]: { api_management_name: name } }, { pin })).toEqual([]);
    });

    test.each([
      [API, "api", "${azurerm_api_management.us.name}", "'apim-us'"],
      [POLICY, "policy", "apim-us", "'apim-us'"],
      [BACKEND, "backend", "${var.apim}", "'${var.apim}'"],
      [BACKEND, "backend", null, "nothing"],
    ])("finds %s in another one: %s %j", (address, path, name, value) => {
      expect(found({ [address]: { api_management_name: name } }, { pin })).toEqual([
        `[PinnedValueOverridden] prod/eu/gateway/${path} api_management_name: ${value} instead of '\${azurerm_api_management.eu.name}', ${PINNED}`,
      ]);
    });

    test("finds that it is let go of", () => {
      expect(found({ [API]: { lifecycle: { ignore_changes: ["api_management_name"] } } }, { pin })).toHaveLength(1);
    });
  });

  test.each([
    [BACKEND, ["url"], "'https://good.openai.azure.com'"],
    [BACKEND, "all", "'chat_Sweden', 'https://good.openai.azure.com'"],
    [POLICY, ["xml_content"], "the policy of 91 characters"],
    [POLICY, ["all"], "'openai', the policy of 91 characters"],
    [API, ["path"], "'ai'"],
    [FRAGMENT, ["value"], "the fragment of 64 characters"],
    [FRAGMENT, ["format"], "'rawxml'"],
    [FRAGMENT, "all", "'openai_answer_x1', 'rawxml', the fragment of 64 characters, '${azurerm_api_management.eu.id}'"],
  ])("finds that %s is let go of: %j", (address, ignored, pinned) => {
    expect(found({ [address]: { lifecycle: { ignore_changes: ignored } } })).toEqual([
      expect.stringContaining(
        `lifecycle.ignore_changes: with '${[ignored].flat()[0]}', whatever Azure has instead of ${pinned}, `,
      ),
    ]);
  });

  test("leaves alone what is not pinned", () => {
    expect(found({ [BACKEND]: { title: "x", lifecycle: { ignore_changes: ["title"] } } })).toEqual([]);
    expect(found({ [FRAGMENT]: { description: "x", lifecycle: { ignore_changes: ["description"] } } })).toEqual([]);
    expect(
      found({
        "azurerm_api_management_backend.mine": { path: "prod/eu/gateway/mine", name: "mine", url: "https://x" },
        "azurerm_api_management_api_policy.mine": { path: "prod/eu/gateway/p2", api_name: "mine", xml_content: "<x/>" },
        "azurerm_api_management_api.mine": { path: "prod/eu/gateway/a2", name: "mine" },
        "azurerm_api_management_policy_fragment.mine": {
          path: "prod/eu/gateway/f2",
          name: "mine",
          value: "<fragment />",
        },
      }),
    ).toEqual([]);
  });
});

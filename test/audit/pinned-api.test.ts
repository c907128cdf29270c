// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { renderFinding } from "../../src/audit/finding";
import type { ApiPin } from "../../src/audit/gateway-pin";
import { pinnedGatewayFindings } from "../../src/audit/pinned-gateway";
import { TerraformDocument } from "../../src/terraform/terraform-document";
import { documentOf } from "./document-of";

const GATEWAY = "prod/eu/gateway";
const SERVICE = "${azurerm_api_management.eu.name}";
const URL = "https://good.openai.azure.com";
const SERVICE_ID = "${azurerm_api_management.eu.id}";
const TYPES = [
  "azurerm_api_management_api",
  "azurerm_api_management_api_policy",
  "azurerm_api_management_backend",
  "azurerm_api_management_policy_fragment",
];
const [API, POLICY, BACKEND, FRAGMENT] = TYPES;
const PLANNED: { readonly [type: string]: object } = {
  [API]: { name: "openai", path: "ai", protocols: ["https"], subscription_required: true },
  [POLICY]: { api_name: "openai", xml_content: "<policies />" },
  [BACKEND]: { name: "chat", url: URL },
  [FRAGMENT]: { name: "answer", format: "rawxml", value: "<fragment />", api_management_id: SERVICE_ID },
};

/** What is found when a resource of the plan is changed, or APIs stand beside it; `path` is that of the API. */
function found(change: { readonly [type: string]: object } = {}, api: Partial<ApiPin> = {}, beside: object[] = []) {
  const at = (path: string, body: object) => ({ ...body, "//": { metadata: { path, uniqueId: "x" } } });
  const resource: { [type: string]: { [name: string]: object } } = {};
  for (const type of TYPES) {
    const place = type === FRAGMENT ? {} : { api_management_name: SERVICE };
    const body = { ...place, ...PLANNED[type], ...change[type] };
    resource[type] = { own: at(`${GATEWAY}/${type}`, body) };
  }
  for (const [index, body] of beside.entries()) {
    resource[API][`x${index}`] = at("other/mine", { name: "mine", api_management_name: SERVICE, ...body });
  }
  const others = documentOf({
    "azurerm_api_management.eu": { path: "prod/eu/apim", name: "apim-eu" },
    "azurerm_api_management.us": { path: "prod/us/apim", name: "apim-us" },
  }) as { readonly resource: object };
  const document = { ...others, locals: { https: "https" }, resource: { ...others.resource, ...resource } };
  const pin = {
    apis: [{ path: `${GATEWAY}/${API}`, name: "openai", apiPath: "ai", ...api }],
    policies: [{ path: `${GATEWAY}/${POLICY}`, apiName: "openai", xmlContent: "<policies />" }],
    backends: [{ path: `${GATEWAY}/${BACKEND}`, name: "chat", url: URL }],
    fragments: [{ path: `${GATEWAY}/${FRAGMENT}`, name: "answer", serviceId: SERVICE_ID, value: "<fragment />" }],
  };
  return pinnedGatewayFindings(TerraformDocument.parse(JSON.parse(JSON.stringify(document))), GATEWAY, pin).map(
    renderFinding,
  );
}

describe("what was planned of an API, a policy, a backend and a fragment", () => {
  test("passes, also where nothing is written as null or an empty list", () => {
    expect(found({}, { subscriptionRequired: true })).toEqual([]);
    expect(
      found({
        [API]: { source_api_id: null, import: [], protocols: ["${local.https}"], count: null },
        [BACKEND]: { tls: [], for_each: null },
      }),
    ).toEqual([]);
  });

  test.each<readonly [string, string, unknown, string]>([
    [API, "source_api_id", "${azurerm_api_management_api.other.id}", "nothing"],
    [API, "import", { content_format: "openapi-link" }, "nothing"],
    [API, "import", [{}], "nothing"],
    [API, "import", [{}, {}], "nothing"],
    [API, "protocols", ["http"], "'https'"],
    [API, "protocols", ["https", "http"], "'https'"],
    [API, "protocols", [], "'https'"],
    [API, "protocols", null, "'https'"],
    [API, "protocols", "${var.protocols}", "'https'"],
    [API, "protocols", ["${var.protocol}"], "'https'"],
    [BACKEND, "tls", { validate_certificate_chain: false }, "nothing"],
    [BACKEND, "tls", [{ validate_certificate_name: false }], "nothing"],
    ...TYPES.flatMap((type) => [
      [type, "count", 0, "one instance"] as const,
      [type, "count", 1, "one instance"] as const,
      [type, "for_each", {}, "one instance"] as const,
      [type, "for_each", "${toset([])}", "one instance"] as const,
    ]),
  ])("is found as overridden: %s %s %j", (type, attribute, value, pinned) => {
    expect(found({ [type]: { [attribute]: value } })).toEqual([
      expect.stringMatching(
        `^\\[PinnedValueOverridden\\] ${GATEWAY}/${type} ${attribute}: .+ instead of ${pinned}, which the plan has pinned; `,
      ),
    ]);
  });

  test.each([
    [API, "import"],
    [BACKEND, "tls"],
  ])("is found as overridden by a dynamic block: %s %s", (type, block) => {
    const dynamic = { [block]: { for_each: ["x"], content: {} } };

    expect(found({ [type]: { dynamic } })).toEqual([
      expect.stringContaining(` ${block}: a block instead of nothing, `),
    ]);
  });

  test.each([
    [API, "protocols"],
    [API, "import"],
    [BACKEND, "tls"],
  ])("is found as let go of: %s %s", (type, ignored) => {
    expect(found({ [type]: { lifecycle: { ignore_changes: [ignored] } } })).toHaveLength(1);
  });

  test.each([
    [true, false],
    [true, null],
    [true, "${var.key}"],
    [false, true],
  ])("is found where a key was planned as %s and is %s", (subscriptionRequired, subscription_required) => {
    const change = { [API]: { subscription_required } };

    expect(found(change, { subscriptionRequired })).toEqual([
      expect.stringMatching(` subscription_required: .+ instead of '${subscriptionRequired}', `),
    ]);
    expect(found(change)).toEqual([]);
  });
});

describe("the path of an API beside the plan", () => {
  const beside = (body: object, apiPath = "ai") =>
    found({ [API]: { path: apiPath } }, { apiPath }, [body]).map((line) =>
      line.replace(/^\[(\w+)\] (.*?): .*$/, "$1 $2"),
    );

  test.each(["ai", "AI", "/ai/", "ai/openai", "Ai/OpenAI/deployments", "${azurerm_api_management_api.own.path}/x"])(
    "is found as ours or below it: %s",
    (path) => {
      expect(beside({ path })).toEqual(["PinnedNameTaken other/mine path"]);
      expect(beside({ path, api_management_name: "Apim-EU" })).toEqual(["PinnedNameTaken other/mine path"]);
      expect(beside({ path, api_management_name: "${azurerm_api_management.us.name}" })).toEqual([]);
      expect(beside({ path, api_management_name: "${var.apim}" })).toEqual([
        "PinnedNameTaken other/mine api_management_name",
      ]);
    },
  );

  test.each(["air", "aix/openai", "my/ai", "a", "", null, undefined])("passes elsewhere: %s", (path) => {
    expect(beside({ path })).toEqual([]);
    expect(beside({ path, api_management_name: "${var.apim}" })).toEqual([]);
  });

  test.each([{ path: "${var.path}" }, { path: "my/${var.path}" }, { path: ["ai"] }, { source_api_id: "x" }])(
    "is found where it cannot be told: %j",
    (body) => {
      expect(beside(body)).toEqual(["PinnedNameTaken other/mine path"]);
      expect(beside({ ...body, api_management_name: "apim-us" })).toEqual([]);
    },
  );

  test("is only found as the same where ours is empty", () => {
    expect(beside({ path: "" }, "")).toEqual(["PinnedNameTaken other/mine path"]);
    expect(beside({}, "")).toEqual(["PinnedNameTaken other/mine path"]);
    expect(beside({ path: "openai" }, "")).toEqual([]);
  });

  test("is told once for an API that takes the name too", () => {
    expect(beside({ name: "openai", path: "ai" })).toEqual(["PinnedNameTaken other/mine name"]);
  });

  test("is told with what to do", () => {
    const line = (path: string) => found({}, {}, [{ path }]);

    expect(line("ai/openai")).toEqual([
      `[PinnedNameTaken] other/mine path: an API at the path 'ai/openai' takes the place of the one that '${GATEWAY}' has pinned; remove it, or name another path or another service, as a literal`,
    ]);
    expect(line("${var.path}")).toEqual([
      `[PinnedNameTaken] other/mine path: an API at the path '\${var.path}' may take the place of the one that '${GATEWAY}' has pinned: 'var.path' is a variable, whose value only Terraform knows; remove it, or name another path or another service, as a literal`,
    ]);
  });
});

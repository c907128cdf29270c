import { outcomeOfInit, outcomeOfPlan, outcomeOfValidate } from "../../scripts/terraform/outcome";

const NO_NETWORK = `
Error: Failed to query available provider packages

Could not retrieve the list of available versions for provider
hashicorp/azurerm: could not connect to registry.terraform.io: failed to
request discovery document: dial tcp: lookup registry.terraform.io: no such
host

To see which modules are currently depending on hashicorp/azurerm and what
versions are specified, run the following command:
    terraform providers
`;
const NOT_IN_MIRROR = `
Error: Failed to query available provider packages

Could not retrieve the list of available versions for provider
hashicorp/azurerm: provider registry.terraform.io/hashicorp/azurerm was not
found in any of the search locations

  - mirror
`;
const NO_SUCH_VERSION = `
Error: Failed to query available provider packages

Could not retrieve the list of available versions for provider
hashicorp/azurerm: no available releases match the given constraints 99.0.0
`;
const NO_SUCH_PROVIDER = `
Error: Failed to query available provider packages

Could not retrieve the list of available versions for provider
hashicorp/azurem: provider registry registry.terraform.io does not have a
provider named registry.terraform.io/hashicorp/azurem
`;
const NO_DOWNLOAD = `
Error: Failed to install provider

Error while installing hashicorp/azurerm v4.55.0: could not query provider
registry for registry.terraform.io/hashicorp/azurerm: connection refused
`;
const BAD_DOCUMENT = `
Error: Terraform encountered problems during initialisation, including problems
with the configuration, described below.

The Terraform configuration must be valid before initialization so that
Terraform can determine which modules and providers need to be installed.


Error: Extraneous JSON object property

  on cdk.tf.json line 1:
   1: {"resources":{}}

No argument or block type is named "resources". Did you mean "resource"?
`;
const OLD_TERRAFORM = `
Error: Unsupported Terraform Core version

This configuration does not support Terraform version 1.11.4.
`;
const BAD_SETTINGS = `There are some problems with the CLI configuration:
╷
│ Error: Error parsing terraform.rc: At 2:2: object expected closing RBRACE got: EOF
│
╵
`;
const NO_SETTINGS = `There are some problems with the CLI configuration:
╷
│ Warning: Unable to open CLI configuration file
│
╵
`;

const failed = (stderr: string) => ({ code: 1, stdout: "", stderr });

describe("the outcome of terraform init", () => {
  test.each([
    ["no network", NO_NETWORK, /could not connect to registry\.terraform\.io: .* no such host$/],
    ["a provider that the mirror lacks", NOT_IN_MIRROR, /not found in any of the search locations/],
    ["a download that breaks", NO_DOWNLOAD, /connection refused/],
    ["a Terraform that is too old", OLD_TERRAFORM, /does not support Terraform version/],
    [
      "settings that cannot be read",
      BAD_SETTINGS + NO_NETWORK,
      /CLI configuration is wrong: Error parsing terraform\.rc/,
    ],
    ["a crash", "panic: runtime error", /ended with 1 and no error to read: panic: runtime error/],
  ])("is not validated for %s", (_, stderr, reason) => {
    expect(outcomeOfInit(failed(stderr), false)).toEqual({
      kind: "not-validated",
      reason: expect.stringMatching(reason),
    });
  });

  test.each([
    [
      "a document that Terraform cannot read",
      BAD_DOCUMENT,
      /^Extraneous JSON object property: .*Did you mean "resource"\?$/,
    ],
    ["a provider that the registry does not have", NO_SUCH_PROVIDER, /does not have a provider named/],
    ["a version that the registry does not have", NO_SUCH_VERSION, /no available releases/],
  ])("is invalid for %s", (_, stderr, message) => {
    expect(outcomeOfInit(failed(stderr), false)).toEqual({
      kind: "invalid",
      messages: [expect.stringMatching(message)],
    });
  });

  test("does not blame the document for a version that a mirror lacks", () => {
    expect(outcomeOfInit(failed(NO_SUCH_VERSION), true).kind).toBe("not-validated");
  });

  test("does not trust a success under settings that cannot be read", () => {
    expect(outcomeOfInit({ code: 0, stdout: "", stderr: BAD_SETTINGS }, false).kind).toBe("not-validated");
  });

  test("passes with settings that do not exist", () => {
    expect(outcomeOfInit({ code: 0, stdout: "", stderr: NO_SETTINGS }, false)).toEqual({ kind: "passed" });
  });

  test("is not validated when it takes too long", () => {
    expect(outcomeOfInit({ stdout: "", stderr: "" }, false)).toEqual({
      kind: "not-validated",
      reason: "terraform init took too long",
    });
  });
});

describe("the outcome of terraform validate", () => {
  const answer = (valid: boolean, ...diagnostics: object[]) => ({
    code: valid ? 0 : 1,
    stdout: JSON.stringify({ valid, diagnostics }),
    stderr: "",
  });

  test("passes with warnings", () => {
    expect(outcomeOfValidate(answer(true, { severity: "warning", summary: "old" }))).toEqual({ kind: "passed" });
  });

  test("is invalid with the place and the text of every error", () => {
    const context = "resource.azurerm_resource_group.eu";
    const run = answer(
      false,
      { severity: "error", summary: "Unsupported argument", detail: "No argument\nis named x.", snippet: { context } },
      { severity: "warning", summary: "old" },
      { severity: "error", summary: "Missing required argument" },
    );

    expect(outcomeOfValidate(run)).toEqual({
      kind: "invalid",
      messages: [`Unsupported argument (${context}): No argument is named x.`, "Missing required argument"],
    });
  });

  test("is not validated when the provider does not start", () => {
    const run = answer(false, { severity: "error", summary: "Failed to load plugin schemas", detail: "no such file" });

    expect(outcomeOfValidate(run)).toEqual({ kind: "not-validated", reason: "no such file" });
  });

  test.each(["", "{}", "Segmentation fault"])("is not validated for an answer that says nothing: %j", (stdout) => {
    expect(outcomeOfValidate({ code: 0, stdout, stderr: "" }).kind).toBe("not-validated");
  });
});

describe("the outcome of terraform plan", () => {
  test("is invalid with every error among the lines", () => {
    const lines = [
      { type: "version" },
      { type: "diagnostic", diagnostic: { severity: "error", summary: "Unsupported attribute", address: "a.b" } },
    ];
    const stdout = `${lines.map((line) => JSON.stringify(line)).join("\n")}\nnot json\n`;

    expect(outcomeOfPlan({ code: 1, stdout, stderr: "" })).toEqual({
      kind: "invalid",
      messages: ["Unsupported attribute (a.b)"],
    });
  });

  test("passes when Terraform says so", () => {
    expect(outcomeOfPlan({ code: 0, stdout: "", stderr: "" })).toEqual({ kind: "passed" });
  });
});
